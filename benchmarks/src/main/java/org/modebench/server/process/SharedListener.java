package org.modebench.server.process;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.modebench.server.common.ServerSettings;

/**
 * A listening socket that child processes inherit, so that each accepts from the same queue and
 * none is idle while connections wait. (SO_REUSEPORT gives each process a queue of its own, and
 * deals connections by a hash.)
 *
 * <p>A child gets it as its standard input, where {@link System#inheritedChannel} finds it. The JDK
 * can hand a child any descriptor as its standard input, as it does between the processes of {@link
 * ProcessBuilder#startPipeline}, but has no public way to name a socket; hence the reflection.
 */
public final class SharedListener implements AutoCloseable {

  /** What a JVM must be started with to share a socket. */
  public static final List<String> JVM_FLAGS =
      List.of(
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

  private final ServerSocketChannel channel;

  private SharedListener(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /** Returns whether this JVM was started with {@link #JVM_FLAGS}. */
  static boolean isPossible() {
    Module base = Object.class.getModule();
    Module own = SharedListener.class.getModule();
    return base.isOpen("java.io", own)
        && base.isOpen("java.lang", own)
        && base.isOpen("sun.nio.ch", own);
  }

  /**
   * Listens where the settings say.
   *
   * @throws IOException with a sentence, if the port cannot be had
   */
  static SharedListener bind(ServerSettings settings) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(settings.address(), ServerSettings.BACKLOG);
      return new SharedListener(channel);
    } catch (IOException e) {
      channel.close();
      throw settings.portTaken(e);
    }
  }

  int port() {
    return channel.socket().getLocalPort();
  }

  /**
   * Returns what to redirect the standard input of a child from.
   *
   * @throws IOException with a sentence, if this JDK or system cannot do that
   */
  Redirect asInput() throws IOException {
    try {
      Method number = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
      number.setAccessible(true);
      Constructor<?> pipe =
          Class.forName("java.lang.ProcessBuilder$RedirectPipeImpl").getDeclaredConstructor();
      pipe.setAccessible(true);
      Redirect input = (Redirect) pipe.newInstance();
      Field descriptor = input.getClass().getDeclaredField("fd");
      descriptor.setAccessible(true);
      Field value = FileDescriptor.class.getDeclaredField("fd");
      value.setAccessible(true);
      value.setInt(descriptor.get(input), (Integer) number.invoke(channel));
      return input;
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IOException(
          "PREFORK needs a system and a JDK where processes can share a listening socket, but "
              + System.getProperty("os.name")
              + " with Java "
              + Runtime.version().feature()
              + " is not; choose another model.",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
