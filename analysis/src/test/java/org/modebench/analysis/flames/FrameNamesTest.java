package org.modebench.analysis.flames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as JDK 17 and 25 and async-profiler 4.5 give them. */
class FrameNamesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "org/a/B$$Lambda$14/0x0000000800c03000.run_[j],      org/a/B$$Lambda.run_[j]",
        "org/a/B$$Lambda/0x00007f1c3800a000.run_[0],         org/a/B$$Lambda.run_[0]",
        "org/a/B$$Lambda.0x00007f1c3800a000.run,             org/a/B$$Lambda.run",
        "org/a/B$$Lambda+0x00007f8177090218/543846639.run,   org/a/B$$Lambda.run",
        "java/lang/invoke/LambdaForm$MH/0x0000000800c01400.invoke_[i], java/lang/invoke/LambdaForm$MH.invoke_[i]",
        "java/lang/invoke/LambdaForm$DMH+0x00007f.invokeStatic, java/lang/invoke/LambdaForm$DMH.invokeStatic",
        "java/lang/invoke/LambdaForm$MH$12.invoke,           java/lang/invoke/LambdaForm$MH.invoke",
        "jdk/internal/reflect/GeneratedMethodAccessor12.invoke, jdk/internal/reflect/GeneratedMethodAccessor.invoke",
        "jdk/proxy2/$Proxy7.run,                             jdk/proxy2/$Proxy.run",
        "org/a/jmh_generated/B_c_jmhTest.c_avgt_jmhStub_[j], jmh.stub_[j]",
        "org/a/jmh_generated/B_c_jmhTest.c_AverageTime,      jmh.stub",
        "msort_with_tmp.part.0,                              msort_with_tmp",
        "__new_sem_wait_slow64.constprop.0,                  __new_sem_wait_slow64",
        "/home/a/.cache/modebench/async-profiler-4.5.so,     async-profiler-4.5.so",
        "[pool-1-thread-3 tid=4711],                         [pool-thread]",
        "[Thread-12],                                        [Thread]",
        "[C2 CompilerThread0],                               [C2 CompilerThread]",
        "[C1 CompilerThre tid=9],                            [C1 CompilerThre]",
        "[GC Thread#1],                                      [GC Thread]",
        "[ForkJoinPool-1-worker-3],                          [ForkJoinPool-worker]",
        "[qtp710623214-acceptor-1@343b43cd-Connector@2974f221{127.0.0.1:46273}], [qtp-acceptor]",
        "[tid=88],                                           []",
        "java/util/concurrent/locks/LockSupport.park,        java/util/concurrent/locks/LockSupport.park",
        "org/a/Utf8.read2,                                   org/a/Utf8.read2"
      })
  void isTheSameInEveryJvm(String frame, String normal) {
    assertThat(FrameNames.normal(frame)).isEqualTo(normal);
  }
}
