package org.modebench.interpreter;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.modebench.host.ExecutorShutdown;
import org.modebench.task.Countdown;
import org.modebench.task.InterpreterLock;

/**
 * A program with one thread that answers pings (UDP datagrams on loopback) and others that compute
 * without end, and somebody outside of it who sends the pings.
 *
 * <p>As in CPython, a thread holds the lock but in a call of the system: the answering one drops it
 * to receive and to send, and takes it back after each.
 */
public final class Program implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int WARM_UP_PINGS = 20_000;

  /** Some milliseconds: how soon the threads that compute notice the end. */
  private static final int STEPS_OF_A_LOOK = 1_000_000;

  private final InterpreterLock lock;
  private final DatagramChannel answering;
  private final DatagramSocket pinging;
  private final List<Thread> threads = new ArrayList<>();
  private final byte[] number = new byte[Long.BYTES];
  private long pings;
  private volatile boolean ended;

  private Program(InterpreterLock lock, DatagramChannel answering, DatagramSocket pinging) {
    this.lock = lock;
    this.answering = answering;
    this.pinging = pinging;
  }

  /**
   * Starts one.
   *
   * @param interpreter that runs it
   * @param switchMillis after which a thread that waits asks for the lock, in ms, at least 1
   * @param computing how many threads compute, 0 or more
   * @throws IOException if there is no socket to have
   * @throws InterruptedException if the calling thread is interrupted before all of them compute
   */
  public static Program start(Interpreter interpreter, int switchMillis, int computing)
      throws IOException, InterruptedException {
    InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
    DatagramChannel answering = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
    DatagramSocket pinging = new DatagramSocket(new InetSocketAddress(loopback, 0));
    pinging.connect(answering.getLocalAddress());
    pinging.setSoTimeout(PATIENCE_MILLIS);
    Program program = new Program(interpreter.lock(switchMillis), answering, pinging);
    program.begin("answers pings", program::answer);
    program.warmUp();
    CountDownLatch begun = new CountDownLatch(computing);
    for (int i = 1; i <= computing; i++) {
      program.begin("computes " + i, () -> program.compute(begun));
    }
    begun.await();
    return program;
  }

  /** Pings that do not wait, until they are compiled: later ones are too few for that. */
  private void warmUp() throws IOException {
    for (int i = 0; i < WARM_UP_PINGS; i++) {
      ping();
    }
  }

  private void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    threads.add(thread);
    thread.start();
  }

  private void answer() {
    ByteBuffer ping = ByteBuffer.allocateDirect(Long.BYTES);
    lock.take();
    try {
      while (!ended) {
        SocketAddress from;
        lock.drop();
        try {
          from = answering.receive(ping.clear());
        } finally {
          lock.take();
        }
        ping.flip();
        lock.drop();
        try {
          answering.send(ping, from);
        } finally {
          lock.take();
        }
      }
    } catch (ClosedChannelException e) {
      // The end.
    } catch (IOException e) {
      throw new IllegalStateException("A ping must be answered, but could not be: " + e, e);
    } finally {
      lock.drop();
    }
  }

  private void compute(CountDownLatch begun) {
    Countdown countdown = new Countdown(STEPS_OF_A_LOOK);
    lock.take();
    begun.countDown();
    try {
      while (!ended) {
        countdown.callHolding(lock);
      }
    } finally {
      lock.drop();
    }
  }

  /**
   * Sends a ping and waits for its answer.
   *
   * @return what it took, in ns
   * @throws IOException with a sentence, if the right answer does not come
   */
  public long ping() throws IOException {
    pings++;
    ByteBuffer.wrap(number).putLong(pings);
    DatagramPacket packet = new DatagramPacket(number, number.length);
    long begin = System.nanoTime();
    pinging.send(packet);
    try {
      pinging.receive(packet);
    } catch (SocketTimeoutException e) {
      throw new IOException(
          "Ping %d must be answered within %d s, but was not."
              .formatted(pings, TimeUnit.MILLISECONDS.toSeconds(PATIENCE_MILLIS)),
          e);
    }
    long nanos = System.nanoTime() - begin;
    long answered = ByteBuffer.wrap(number).getLong();
    if (answered != pings) {
      throw new IOException(
          "Ping %d must be answered by its number, but was by %d.".formatted(pings, answered));
    }
    return nanos;
  }

  /** Ends its threads, each of which soon notices, and waits for that. */
  @Override
  public void close() throws IOException {
    ended = true;
    answering.close();
    pinging.close();
    threads.forEach(ExecutorShutdown::join);
  }
}
