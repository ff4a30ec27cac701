package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By files as machines and containers have them. */
@Tag("any-jdk")
class MachineDetailsTest {
  @TempDir private Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String quota() {
    return new CpuQuota(new SystemFiles(root)).text();
  }

  @Test
  void tellsMachinesOfOneModelApart() throws Exception {
    file(
        "proc/cpuinfo",
        """
        processor\t: 0
        cpu family\t: 6
        model\t\t: 85
        model name\t: Xeon
        stepping\t: 7
        microcode\t: 0x5003605
        cache size\t: 36608 KB
        flags\t\t: fpu vme hypervisor avx2
        """);
    file("sys/devices/system/cpu/cpu0/cache/index0/level", "1\n");
    file("sys/devices/system/cpu/cpu0/cache/index0/type", "Data\n");
    file("sys/devices/system/cpu/cpu0/cache/index0/size", "32K\n");
    file("sys/devices/system/cpu/cpu0/cache/index1/level", "2\n");
    file("sys/devices/system/cpu/cpu0/cache/index1/type", "Unified\n");
    file("sys/devices/system/cpu/cpu0/cache/index1/size", "1024K\n");
    file("sys/class/dmi/id/sys_vendor", "Cloud\n");
    file("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0,2\n");

    assertThat(new MachineDetails(new SystemFiles(root)).byTitle())
        .containsEntry("CPU stepping", "6/85/7")
        .containsEntry("CPU microcode", "0x5003605")
        .containsEntry("CPU caches", "L1 Data 32K, L2 Unified 1024K")
        .containsEntry("hypervisor", "Cloud")
        .containsEntry("CPUs allowed", "0,2");
  }

  @Test
  void whatIsNotToldIsLeftOut() {
    assertThat(new MachineDetails(new SystemFiles(root)).byTitle()).isEmpty();
    assertThat(quota()).isEmpty();
  }

  @Test
  void theQuotaIsThatOfTheGroupThatTheProcessIsIn() throws Exception {
    file("proc/self/cgroup", "0::/slurm/job_7\n");
    file("sys/fs/cgroup/slurm/job_7/cpu.max", "150000 100000\n");
    file("sys/fs/cgroup/slurm/cpu.max", "max 100000\n");
    assertThat(quota()).isEqualTo("150000 100000");
  }

  @Test
  void aGroupAboveMayBeTighter() throws Exception {
    file("proc/self/cgroup", "0::/slurm/job_7\n");
    file("sys/fs/cgroup/slurm/job_7/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/slurm/cpu.max", "50000 100000\n");
    assertThat(quota()).isEqualTo("50000 100000");
  }

  /** A container sees its own group as the root, whatever its path says. */
  @Test
  void aContainersQuotaIsAtTheRoot() throws Exception {
    file("proc/self/cgroup", "0::/../../elsewhere\n");
    file("sys/fs/cgroup/cpu.max", "200000 100000\n");
    assertThat(quota()).isEqualTo("200000 100000");
  }

  @Test
  void versionOneHasAHierarchyOfItsOwnForCpu() throws Exception {
    file("proc/self/cgroup", "4:memory:/other\n3:cpu,cpuacct:/job\n0::/\n");
    file("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "60000\n");
    file("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    assertThat(quota()).isEqualTo("60000 100000");
  }
}
