package org.modebench.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.modebench.host.ScratchFolder;
import org.modebench.task.FileRead;
import org.modebench.task.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which mode reads ten blocks of a file fastest, when nobody can be told that a read is ready?
 *
 * <p>Each call opens the file, reads its block past the page cache ({@code direct=true}) or through
 * it, and checks what it has read. The event loop waits in the loop. The file is in the folder for
 * temporary files, and gone afterwards. It does not show writes, or a disk that others use.
 *
 * <pre>java -jar benchmarks.jar FileBound -p workers=1,4</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class FileBoundBenchmark {

  /** The batch. */
  @State(Scope.Benchmark)
  public static class Reads extends BatchState {
    private static final int BYTES_PER_KB = 1024;

    @Param("4")
    public int workers;

    @Param("10")
    public int calls;

    @Param("1024")
    public int readKilobytes;

    @Param("true")
    public boolean direct;

    private ScratchFolder folder;
    private Path file;

    @Override
    protected void begin(Duration patience) {
      try {
        folder = ScratchFolder.make("file");
        file = folder.file("blocks");
        write();
      } catch (IOException e) {
        // A sentence; JMH fails the fork with it.
        throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
      }
    }

    /** JMH does not tear down what fails. */
    private void write() throws IOException {
      try {
        FileRead.write(file, calls, bytes());
        long unused = new FileRead(file, 0, bytes(), direct).call();
      } catch (IOException e) {
        folder.close();
        throw e;
      }
    }

    private int bytes() {
      return readKilobytes * BYTES_PER_KB;
    }

    @Override
    protected int workers() {
      return workers;
    }

    @Override
    protected int calls() {
      return calls;
    }

    @Override
    protected Task task(int number) {
      return new FileRead(file, number, bytes(), direct);
    }

    @Override
    public void close() throws IOException {
      super.close();
      folder.close();
    }
  }

  @Benchmark
  public long reads(Reads batch) throws Exception {
    return batch.runBatch();
  }
}
