package org.modebench.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class ContentTest {
  private static final Content CONTENT = new Content(200_000);

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CONTENT.writeTo(out, Pace.unlimited());
    return out.toByteArray();
  }

  private static Receipt receipt(byte[] bytes) throws IOException {
    return Receipt.of(new ByteArrayInputStream(bytes), Long.MAX_VALUE, Pace.unlimited());
  }

  @Test
  void whoGetsAllHasTheSameReceipt() throws Exception {
    assertThat(bytes()).hasSize(200_000);
    assertThat(receipt(bytes())).isEqualTo(CONTENT.receipt());
    assertThat(Receipt.parse(CONTENT.receipt().toLine())).isEqualTo(CONTENT.receipt());
  }

  @Test
  void noPartCanBeMovedLostOrChanged() throws Exception {
    byte[] moved = bytes();
    System.arraycopy(moved, 65_536, moved, 0, 8_192);
    System.arraycopy(bytes(), 0, moved, 65_536, 8_192);
    assertThat(receipt(moved)).isNotEqualTo(CONTENT.receipt());
    byte[] changed = bytes();
    changed[150_001]++;
    assertThat(receipt(changed)).isNotEqualTo(CONTENT.receipt());
    byte[] part = Arrays.copyOf(bytes(), 199_999);
    assertThat(receipt(part).bytes()).isEqualTo(199_999);
  }

  @Test
  void aPaceIsKept() throws Exception {
    long begin = System.nanoTime();
    CONTENT.writeTo(new ByteArrayOutputStream(), Pace.of(1_000_000));
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(200_000_000);
  }

  @Test
  void whatIsNoReceiptIsRefused() {
    assertThatThrownBy(() -> Receipt.parse("12 apples and pears\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'12 apples and pears'");
  }
}
