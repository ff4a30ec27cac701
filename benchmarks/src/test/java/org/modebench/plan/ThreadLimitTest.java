package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadLimitTest {
  @TempDir private Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void status(int user, String capabilities) throws IOException {
    file(
        "proc/self/status",
        "Name:\tjava\nUid:\t%d\t%d\t%d\t%d\nCapEff:\t%s\n"
            .formatted(user, user, user, user, capabilities));
  }

  private Optional<ThreadLimit> limit() {
    return ThreadLimit.under(root);
  }

  @BeforeEach
  void writeWhatEveryMachineHas() throws IOException {
    file("proc/sys/kernel/threads-max", "192730\n");
    file("proc/sys/kernel/pid_max", "32768\n");
    file(
        "proc/self/limits",
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max stack size            8388608              unlimited            bytes
        Max processes             4096                 96365                processes
        Max open files            20000                20000                files
        """);
    status(1000, "0000000000000000");
  }

  @Test
  void isThatOfTheUserWhereItIsTheTightest() {
    assertThat(limit()).hasValue(new ThreadLimit(4_096, "ulimit -u"));
  }

  @Test
  void isThatOfTheMachineWhereTheUserHasNone() throws Exception {
    file(
        "proc/self/limits",
        "Max processes             unlimited            unlimited  processes\n");
    assertThat(limit()).hasValue(new ThreadLimit(32_768, "pid_max"));
  }

  @Test
  void thatOfTheUserDoesNotBindRoot() throws Exception {
    status(0, "0000000000000000");
    assertThat(limit()).hasValue(new ThreadLimit(32_768, "pid_max"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000000200000", "0000000001000000", "ffffffffffffffff"})
  void thatOfTheUserDoesNotBindWhoMayExceedIt(String capabilities) throws Exception {
    status(1000, capabilities);
    assertThat(limit()).hasValue(new ThreadLimit(32_768, "pid_max"));
  }

  @Test
  void isThatOfItsControlGroup() throws Exception {
    file("proc/self/cgroup", "0::/user.slice/job\n");
    file("sys/fs/cgroup/user.slice/job/pids.max", "512\n");
    file("sys/fs/cgroup/user.slice/pids.max", "max\n");
    assertThat(limit()).hasValue(new ThreadLimit(512, "pids.max of the control group"));
  }

  @Test
  void aGroupAboveMayBeTighter() throws Exception {
    file("proc/self/cgroup", "0::/user.slice/job\n");
    file("sys/fs/cgroup/user.slice/job/pids.max", "512\n");
    file("sys/fs/cgroup/user.slice/pids.max", "300\n");
    assertThat(limit()).hasValueSatisfying(of -> assertThat(of.most()).isEqualTo(300));
  }

  /** A container sees its own group as the root, whatever its path says. */
  @Test
  void aContainersIsAtTheRoot() throws Exception {
    file("proc/self/cgroup", "0::/../../elsewhere\n");
    file("sys/fs/cgroup/pids.max", "256\n");
    assertThat(limit()).hasValueSatisfying(of -> assertThat(of.most()).isEqualTo(256));
  }

  @Test
  void versionOneHasAHierarchyOfItsOwn() throws Exception {
    file("proc/self/cgroup", "9:name=systemd:/other\n8:pids:/job\n4:memory:/other\n0::/\n");
    file("sys/fs/cgroup/pids/job/pids.max", "700\n");
    file("sys/fs/cgroup/pids/other/pids.max", "7\n");
    assertThat(limit()).hasValueSatisfying(of -> assertThat(of.most()).isEqualTo(700));
  }

  @Test
  void whatIsNotToldDoesNotLimit(@TempDir Path empty) {
    assertThat(ThreadLimit.under(empty)).isEmpty();
  }
}
