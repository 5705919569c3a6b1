package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that services send in other forms than documented. */
class TokenReplyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static AccessToken token(String name, @Nullable Object value) {
    Map<String, @Nullable Object> body = new HashMap<>(Map.of("access_token", "a"));
    body.put(name, value);
    return new TokenReply("idp", body, "access_token", NOW).accessToken();
  }

  @Test
  void aLifetimeInSecondsStartsAtTheRequest() {
    for (Object lifetime :
        List.of(60, 60L, "60", BigInteger.valueOf(60), new BigDecimal("60.9"), 60.5)) {
      assertThat(token("expires_in", lifetime).expiresAt()).contains(NOW.plusSeconds(60));
    }
    assertThat(token("expires_in", 3_000_000_000L).expiresAt())
        .contains(NOW.plusSeconds(3_000_000_000L));
  }

  /** Only Pulse documents the timestamp. Without a time zone it can be hours off. */
  @Test
  void expiresInTakesPrecedenceOverATimestamp() {
    Map<String, Object> body =
        Map.of("access_token", "a", "expires_in", 60, "expiresAt", "2001-01-01T00:00:00");
    assertThat(new TokenReply("idp", body, "access_token", NOW).accessToken().expiresAt())
        .contains(NOW.plusSeconds(60));
  }

  @Test
  void anInvalidLifetimeMeansThatTheExpiryIsUnknown() {
    for (Object lifetime :
        Arrays.asList(
            null,
            0,
            -1,
            "soon",
            "",
            "-60",
            "99999999999",
            true,
            List.of(60),
            Map.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            new BigDecimal("1e999"),
            Double.NaN,
            Double.POSITIVE_INFINITY)) {
      assertThat(token("expires_in", lifetime)).isEqualTo(AccessToken.of("a"));
      assertThat(token("expires_in", lifetime).expiresAt()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-09T00:00:00Z, 2026-01-09T00:00:00Z",
    "2026-01-09T00:00:00.123Z, 2026-01-09T00:00:00.123Z",
    "2026-01-09T02:00:00+02:00, 2026-01-09T00:00:00Z",
    "2026-01-09T00:00:00, 2026-01-09T00:00:00Z",
    "2026-01-09, ",
    "tomorrow, "
  })
  void aTimestampIsReadWithOrWithoutATimeZone(String text, @Nullable Instant expiry) {
    assertThat(token("expiresAt", text).expiresAt().orElse(null)).isEqualTo(expiry);
  }

  @Test
  void theTokenTypeIgnoresCaseAndMayBeMissing() {
    for (String type : Arrays.asList(null, "", "Bearer", "bearer", "BEARER")) {
      assertThat(token("token_type", type).value()).isEqualTo("a");
    }
  }

  @Test
  void anotherTokenTypeIsRejectedAndNamedIfKnown() {
    for (Object type : List.of("mac", "N_A", "dpop", "5ecret", 7, List.of("Bearer"))) {
      assertThatThrownBy(() -> token("token_type", type))
          .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.retryable()).isFalse())
          .hasMessage(
              "no token from idp: it issued a token "
                  + switch (type.toString()) {
                    case "dpop" -> "of type DPoP";
                    case "mac", "N_A" -> "of type " + type;
                    default -> "of an unknown type";
                  }
                  + " instead of a bearer token");
    }
  }

  @Test
  void aTokenThatIsInvalidInAHeaderIsNotShown() {
    for (Object value : List.of("5ecret\n", "5 ecret", "5écret", 5, List.of("5ecret"))) {
      assertThatThrownBy(() -> token("access_token", value))
          .satisfies(e -> assertUnreadable(e, "access_token"))
          .message()
          .doesNotContain("ecret");
    }
  }

  @Test
  void aRefreshTokenIsReadEvenIfTheRestIsUnusable() {
    TokenReply reply =
        new TokenReply("idp", Map.of("refresh_token", "r", "token_type", "mac"), "token", NOW);
    assertThat(reply.refreshToken()).contains("r");
    for (Object unusable :
        Arrays.asList(null, "", " ", "5ecret\n", "5écret", 5, List.of("5ecret"))) {
      assertThat(refresh(unusable)).isEmpty();
    }
  }

  private static Optional<String> refresh(@Nullable Object value) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("refresh_token", value);
    return new TokenReply("idp", body, "access_token", NOW).refreshToken();
  }

  private static void assertUnreadable(Throwable failure, String member) {
    assertThat(failure)
        .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.retryable()).isFalse())
        .hasMessageStartingWith(
            "no token from idp: cannot decode the response at " + member + ": ");
    assertThat(failure.getCause())
        .isInstanceOfSatisfying(DecodeException.class, e -> assertThat(e.path()).contains(member));
  }
}
