package org.modebench.analysis.flames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.util.List;
import org.junit.jupiter.api.Test;

class StacksTest {
  @Test
  void addsUpEqualStacksAndReadsBackWhatItWrites() {
    Stacks stacks = Stacks.parse("a;b 2\na;c 1\n\na;b 3\n");
    stacks.add(List.of("a", "d e"), 4);
    stacks.add(List.of("a"), 0);
    stacks.add(List.of(), 7);

    assertThat(stacks.toCollapsed()).isEqualTo("a;b 5\na;c 1\na;d e 4\n");
    assertThat(stacks.total()).isEqualTo(10);
    assertThat(Stacks.parse(stacks.toCollapsed()).toCollapsed()).isEqualTo(stacks.toCollapsed());
  }

  @Test
  void keepsFramesApartThatHaveTheSeparatorInTheirName() {
    Stacks stacks = new Stacks();
    stacks.add(List.of("operator;()", "line\nbreak"), 1);

    assertThat(stacks.toCollapsed()).isEqualTo("operator,();line break 1\n");
  }

  @Test
  void becomesOneStackWhereNamesBecomeEqual() {
    Stacks normal = FrameNames.normal(Stacks.parse("[L-1];a 1\n[L-2];a 2\nJava_only 1\n"));

    assertThat(normal.toCollapsed()).isEqualTo("Java_only 1\n[L];a 3\n");
  }

  @Test
  void saysWhichLineIsNoStack() {
    assertThatThrownBy(() -> Stacks.parse("a;b 2\na;c\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("line 2", "\"a;c\""));
    assertThatThrownBy(() -> Stacks.parse("a;b 1.5\n"))
        .satisfies(saying("line 1", "whole number", "\"a;b 1.5\""));
  }
}
