package io.github.mesdk.login;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a token endpoint gave. Its text form shows nothing. */
final class TokenReply {
  /** A longer life is as good as none; it also keeps hostile numbers away from arithmetic. */
  private static final double LONGEST_LIFE = Duration.ofDays(36_500).toSeconds();

  private final String provider;
  private final Map<?, ?> members;
  private final String tokenName;
  private final Instant asked;

  /**
   * A reply.
   *
   * @param tokenName the member with the access token
   * @param asked when the request went out, from which the token's life counts
   */
  TokenReply(String provider, Map<String, @Nullable Object> body, String tokenName, Instant asked) {
    this.provider = provider;
    this.members =
        !body.containsKey(tokenName) && body.get("data") instanceof Map<?, ?> data ? data : body;
    this.tokenName = tokenName;
    this.asked = asked;
  }

  /**
   * The access token, with its end if that is told in a form that can be understood.
   *
   * @throws DecodeException if there is none, or none that can be used
   */
  AccessToken accessToken() {
    String value = text(tokenName).orElseThrow(() -> unreadable(tokenName, "missing"));
    if (!text("token_type").orElse("Bearer").equalsIgnoreCase("Bearer")) {
      throw unreadable("token_type", "not bearer");
    }
    try {
      return end().map(end -> AccessToken.of(value, end)).orElseGet(() -> AccessToken.of(value));
    } catch (IllegalArgumentException unusable) {
      throw unreadable(tokenName, unusable.getMessage());
    }
  }

  /**
   * A refresh token to use in place of the old one.
   *
   * @throws DecodeException if there is one that cannot be used
   */
  Optional<StoredTokens> login() {
    try {
      return text("refresh_token").map(StoredTokens::of);
    } catch (IllegalArgumentException unusable) {
      throw unreadable("refresh_token", unusable.getMessage());
    }
  }

  /** Text; null and empty text count as absent. */
  private Optional<String> text(String name) {
    Object value = members.get(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw unreadable(name, "not text");
  }

  private DecodeException unreadable(String member, @Nullable String problem) {
    return DecodeException.of(provider, member, String.valueOf(problem));
  }

  // A number of seconds as OAuth has it, or a time as Pulse has it.
  private Optional<Instant> end() {
    return members.get("expiresAt") instanceof String time ? at(time) : after("expires_in");
  }

  /** No end is better than a wrong one: a token without is used until it is rejected. */
  private Optional<Instant> after(String name) {
    Object life = members.get(name);
    double seconds = 0;
    if (life instanceof Number number) {
      seconds = number.doubleValue();
    } else if (life instanceof String text && text.matches("\\d{1,10}")) {
      seconds = Double.parseDouble(text);
    }
    return seconds >= 1 && seconds <= LONGEST_LIFE
        ? Optional.of(asked.plusSeconds((long) seconds))
        : Optional.empty();
  }

  private static Optional<Instant> at(String text) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
