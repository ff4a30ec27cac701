package lab;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskRunner;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How long do digests take in new threads and in those of a pool? A runner is opened here. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class DigestBenchmark {
  @Param({"THREADS", "THREAD_POOL"})
  public ExecutionMode mode;

  @Param("2")
  public int workers;

  @Param("10")
  public int calls;

  private List<Digest> batch;
  private TaskRunner runner;

  @Setup
  public void open() {
    batch = Collections.nCopies(calls, new Digest(new byte[1 << 20]));
    runner = mode.open(workers);
  }

  @TearDown
  public void close() {
    runner.close();
  }

  /** Work that was not done shows in its checksum. */
  @Benchmark
  public void digests() throws Exception {
    long[] checksums = runner.run(batch);
    for (int i = 0; i < checksums.length; i++) {
      if (checksums[i] != batch.get(i).expected()) {
        throw new IllegalStateException("Digest " + i + " is wrong.");
      }
    }
  }

  /** The SHA-256 of a megabyte of zeros. */
  private record Digest(byte[] zeros) implements Task {
    @Override
    public long call() throws GeneralSecurityException {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(zeros)).getLong();
    }

    @Override
    public long callHolding(InterpreterLock lock) throws GeneralSecurityException {
      return call();
    }

    @Override
    public long expected() {
      return 0x30e14955ebf13522L;
    }

    /** A worker process reads a task from its text, for which this one has no form. */
    @Override
    public String toText() {
      throw new UnsupportedOperationException("A digest runs in threads alone.");
    }
  }
}
