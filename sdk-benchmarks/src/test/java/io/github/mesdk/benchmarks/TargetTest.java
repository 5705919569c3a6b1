package io.github.mesdk.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {
  private static String verdictOnUserInfoBytes(double ratio) {
    Row row = Row.exact("userinfo", "", "bytes", Row.OURS, ratio, 20_000, "B");
    return requireNonNull(Target.of(row)).verdict(row);
  }

  @Test
  void aUserInfoCallMayAllocateAtMost65PercentOfTheBestAlternative() {
    assertThat(verdictOnUserInfoBytes(0.66)).isEqualTo("MISSED");
    assertThat(verdictOnUserInfoBytes(0.65)).isEqualTo("ok");
    assertThat(verdictOnUserInfoBytes(0.50)).isEqualTo("reached");
  }
}
