package org.modebench.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** Answers each message of so many bytes with one byte, its last, until its input ends. */
public final class MessageMain {

  private MessageMain() {}

  /**
   * Answers messages.
   *
   * @param args the size of a message in bytes
   */
  public static void main(String[] args) throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    byte[] message = new byte[Integer.parseInt(args[0])];
    int filled = 0;
    for (int n; (n = in.read(message, filled, message.length - filled)) >= 0; ) {
      filled += n;
      if (filled == message.length) {
        out.write(message[message.length - 1]);
        filled = 0;
      }
    }
  }
}
