package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.ApiError;
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
                    "X-RateLimit-Limit", "10",
                    "X-Rate-Limit-Remaining", "9",
                    "X-Retry-After", "1",
                    "CF-Ray", "8c5-FRA",
                    "X-Okta-Request-Id", "o1",
                    "x-amzn-RequestId", "a1",
                    "RateLimit-Policy", "10;w=1",
                    "ratelimit", "limit=10",
                    "X-Ratelimit", "1",
                    "Serve", "1",
                    "X-Array", "1",
                    "Request-Id-Source", "1",
                    "X-Request-Ids", "1",
                    "Acme-Request-Id", "1",
                    "-ray", "1",
                    "Set-Cookie", "a=b",
                    "WWW-Authenticate", "Bearer",
                    "Zulu", "1")
                .headers())
        .isEqualTo(
            Map.of(
                "content-type", "application/json",
                "server", "gateway",
                "x-ratelimit-limit", "10",
                "x-rate-limit-remaining", "9",
                "x-retry-after", "1",
                "cf-ray", "8c5-FRA",
                "x-okta-request-id", "o1",
                "x-amzn-requestid", "a1",
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
  void showNoSecretInANameThatMatchesAPattern() {
    assertThat(facts("X-the-token-Request-Id", "1", "ratelimit-the-token", "2").headers())
        .isEqualTo(Map.of("x-***-request-id", "1", "ratelimit-***", "2"));
  }

  @Test
  void returnTheRequestIdOfAnyVendor() {
    assertThat(facts("X-Okta-Request-Id", "o", "CF-Ray", "c").requestId()).contains("o");
    assertThat(facts("CF-Ray", "c", "X-Correlation-Id", "x").requestId()).contains("x");
    assertThat(facts("X-GitHub-Request-Id", "g").requestId()).contains("g");
    assertThat(facts("X-Acme-RequestID", "i").requestId()).contains("i");
    assertThat(facts("cf-ray", "c").requestId()).contains("c");
    assertThat(facts("X-Array", "c", "Acme-Request-Id", "d").requestId()).isEmpty();
  }

  @Test
  void returnTheRequestIdByPrecedence() {
    assertThat(facts("X-Correlation-Id", "c", "Request-Id", "r").requestId()).contains("r");
    assertThat(facts("x-amzn-requestid", "a").requestId()).contains("a");
    assertThat(facts("Server", "gateway").requestId()).isEmpty();
  }
}
