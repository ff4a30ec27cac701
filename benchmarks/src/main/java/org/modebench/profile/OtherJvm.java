package org.modebench.profile;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A running JVM that is profiled from outside.
 *
 * @param process the process
 * @param kind what it is for
 * @param recording where it leaves what was sampled
 */
record OtherJvm(ProcessHandle process, ProcessKind kind, Path recording) {

  /**
   * Loads the profiler into the JVM with a command.
   *
   * @throws ProfileException if the JVM refuses, or is gone
   */
  void command(Path library, String command) throws ProfileException {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        jvm.loadAgentPath(library.toString(), command);
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw ProfileException.refusal(
          "The %s process %d does not allow profiling (%s) and is missing from the profile; start it without -XX:+DisableAttachMechanism."
              .formatted(kind.frame(), process.pid(), ProfileException.why(e)),
          e);
    } catch (IOException | AgentLoadException e) {
      throw new ProfileException(
          "The %s process %d cannot be profiled (%s) and is missing from the profile."
              .formatted(
                  kind.frame(),
                  process.pid(),
                  process.isAlive() ? ProfileException.why(e) : "it has ended"),
          e);
    } catch (NoClassDefFoundError e) {
      throw new ProfileException(
          "This Java has no module jdk.attach, so processes other than the fork are missing from the profile; run on a JDK.",
          e);
    } catch (AgentInitializationException e) {
      throw new ProfileException(
          "The profiler could not record the %s process %d (error %d), which is missing from the profile."
              .formatted(kind.frame(), process.pid(), e.returnValue()),
          e);
    }
  }
}
