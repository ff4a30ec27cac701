package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modebench.plan.ProfileEvent;

class ProfileNameTest {
  @Test
  void namesAFileAndIsReadBackFromIt() {
    ProfileName plain = new ProfileName("CpuBound", "THREAD_POOL", 10, "", ProfileEvent.CPU);
    ProfileName more =
        new ProfileName("IoBound", "THREADS", 2, "calls=10_delaySeed=-1", ProfileEvent.WALL);

    assertThat(plain.fileName()).isEqualTo("CpuBound_mode=THREAD_POOL_workers=10_event=cpu.html");
    assertThat(more.fileName())
        .isEqualTo("IoBound_mode=THREADS_workers=2_calls=10_delaySeed=-1_event=wall.html");
    assertThat(ProfileName.parse(plain.fileName())).contains(plain);
    assertThat(ProfileName.parse(more.fileName())).contains(more);
  }

  @Test
  void isNotReadFromOtherFiles() {
    assertThat(ProfileName.parse("index.html")).isEmpty();
    assertThat(ProfileName.parse("CpuBound_mode=A_workers=1_event=magic.html")).isEmpty();
    assertThat(ProfileName.parse("CpuBound_mode=A_workers=1_event=cpu_versus_B_1.html")).isEmpty();
    assertThat(ProfileName.parse("CpuBound_mode=A_workers=9999999999_event=cpu.html")).isEmpty();
    assertThat(DifferenceName.parse("CpuBound_mode=A_workers=1_event=cpu_versus_B_9999999999.html"))
        .isEmpty();
  }

  @Test
  void leavesOutWhatAFileNameShouldNotHave() {
    assertThat(new ProfileName("B", "M", 1, "url=http://a/b c", ProfileEvent.CPU).fileName())
        .isEqualTo("B_mode=M_workers=1_url=http-a-b-c_event=cpu.html");
  }

  @Test
  void namesDifferences() {
    ProfileName process = new ProfileName("CpuBound", "PROCESS", 10, "", ProfileEvent.CPU);
    ProfileName sequential = new ProfileName("CpuBound", "SEQUENTIAL", 1, "", ProfileEvent.CPU);
    DifferenceName difference = new DifferenceName(process, sequential);

    assertThat(difference.fileName())
        .isEqualTo("CpuBound_mode=PROCESS_workers=10_event=cpu_versus_SEQUENTIAL_1.html");
    assertThat(DifferenceName.parse(difference.fileName())).contains(difference);
    assertThat(difference.otherDirection().fileName())
        .isEqualTo("CpuBound_mode=SEQUENTIAL_workers=1_event=cpu_versus_PROCESS_10.html");
    assertThat(DifferenceName.parse(process.fileName())).isEmpty();
  }
}
