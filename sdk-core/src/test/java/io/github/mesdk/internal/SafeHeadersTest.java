package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.testing.Replies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeHeadersTest {

  private static ApiError facts(String... headers) {
    return SafeHeaders.facts(
        Replies.of(200, new byte[0], headers), Scrubber.of(List.of("the-token")));
  }

  @Test
  void areMatchedByNameIgnoringCase() {
    assertThat(
            facts(
                    "Content-Type", "application/json",
                    "SERVER", "gateway",
                    "via", "1.1 proxy",
                    "X-RateLimit-Limit", "10",
                    "RateLimit-Policy", "10;w=1",
                    "ratelimit", "limit=10",
                    "X-Ratelimit", "1",
                    "Serve", "1",
                    "Set-Cookie", "a=b",
                    "WWW-Authenticate", "Bearer",
                    "Zulu", "1")
                .headers())
        .isEqualTo(
            Map.of(
                "content-type", "application/json",
                "server", "gateway",
                "via", "1.1 proxy",
                "x-ratelimit-limit", "10",
                "ratelimit-policy", "10;w=1",
                "ratelimit", "limit=10"));
  }

  @Test
  void returnTheLastValueOfARepeatedHeader() {
    assertThat(facts("Via", "first", "VIA", "second", "via", "last").headers())
        .isEqualTo(Map.of("via", "last"));
  }

  @Test
  void showNoSecret() {
    ApiError facts = facts("X-Request-Id", "of the-token", "Server", "Bearer 123456789");
    assertThat(facts.requestId()).contains("of ***");
    assertThat(facts.headers()).isEqualTo(Map.of("x-request-id", "of ***", "server", "Bearer ***"));
  }

  @Test
  void returnTheRequestIdByPrecedence() {
    assertThat(facts("X-Correlation-Id", "c", "Request-Id", "r").requestId()).contains("r");
    assertThat(facts("x-amzn-requestid", "a").requestId()).contains("a");
    assertThat(facts("Server", "gateway").requestId()).isEmpty();
  }
}
