package io.github.mesdk.benchmarks.curves;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenStormTest {
  private static final int CALLERS = 10;
  private static final TokenProvider FAILING =
      () -> {
        throw TokenException.of("no token");
      };

  private static double amount(String chart, List<Point> points) {
    return points.stream()
        .filter(point -> point.chart().equals("Token storm: " + chart))
        .mapToDouble(Point::y)
        .sum();
  }

  @Test
  void everyCallerThatGetsNoTokenIsCounted() throws Exception {
    assertThat(amount("failures", TokenStorm.blocking(CALLERS, FAILING))).isEqualTo(CALLERS);
    List<Point> async = TokenStorm.asynchronous(CALLERS, FAILING);
    assertThat(amount("failures", async)).isEqualTo(CALLERS);
    assertThat(amount("rejected with TOO_BUSY", async)).isZero();
  }

  @Test
  void callersWithATokenDoNotCountAsFailed() throws Exception {
    TokenProvider source = () -> AccessToken.of("token");
    List<Point> blocking = TokenStorm.blocking(CALLERS, source);
    assertThat(amount("requests", blocking)).isOne();
    assertThat(amount("failures", blocking)).isZero();
    assertThat(amount("failures", TokenStorm.asynchronous(CALLERS, source))).isZero();
  }
}
