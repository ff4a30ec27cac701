package org.modebench.primitive;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.modebench.process.MessageMain;
import org.modebench.process.WorkerCommand;
import org.modebench.process.WorkerImage;

/**
 * Writes messages to another process, which reads each whole and answers with a byte. Every byte is
 * copied into the kernel and out of it.
 */
final class PipeMessages implements Repetition {
  /** In no text: what the JVM itself prints is skipped. */
  private static final int ANSWER = 1;

  private final Process process;
  private final OutputStream to;
  private final InputStream from;
  private final byte[] message;

  PipeMessages(int bytes) throws IOException {
    message = new byte[bytes];
    message[bytes - 1] = ANSWER;
    WorkerCommand command = WorkerImage.commandForThisJvm();
    // To read a single byte costs less than to read an array of one.
    process =
        new ProcessBuilder(
                bytes == 1
                    ? command.echo()
                    : command.command(MessageMain.class, Integer.toString(bytes)))
            .start();
    to = end(0, FileOutputStream::new, process.getOutputStream());
    from = end(1, FileInputStream::new, process.getInputStream());
  }

  private interface Opening<T> {
    T open(String path) throws IOException;
  }

  /** The end of a pipe itself: the buffers of Process would be a part of what a byte costs. */
  private <T> T end(int descriptor, Opening<T> opening, T buffered) {
    try {
      return opening.open("/proc/%d/fd/%d".formatted(process.pid(), descriptor));
    } catch (IOException e) {
      // It is gone, as the first message will tell, or this is no Linux.
      return buffered;
    }
  }

  @Override
  public long run(int times) throws IOException {
    long answered = 0;
    for (int i = 0; i < times; i++) {
      if (message.length == 1) {
        // An array would be copied, for JNI, once more.
        to.write(ANSWER);
      } else {
        to.write(message);
      }
      to.flush();
      int answer;
      do {
        answer = from.read();
      } while (answer > ANSWER);
      if (answer < 0) {
        throw new IOException(
            LastWords.of("The other process", process) + JvmVariables.ofThisJvm().suspicion());
      }
      answered++;
    }
    return answered;
  }

  @Override
  public void close() {
    for (Closeable end : List.of(to, from)) {
      try {
        end.close();
      } catch (IOException e) {
        // It is gone already.
      }
    }
    process.destroyForcibly();
    process.onExit().join();
  }
}
