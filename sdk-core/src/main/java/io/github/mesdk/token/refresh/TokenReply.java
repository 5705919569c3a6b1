package io.github.mesdk.token.refresh;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.TokenException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint's reply, RFC 6749 section 5.1. Each member is read when it is asked for, so that
 * one that is of no use does not hide another. Immutable; its text form shows nothing.
 */
public final class TokenReply {
  /** A longer lifetime is no expiry; this also keeps hostile numbers away from arithmetic. */
  private static final double LONGEST_LIFETIME = Duration.ofDays(36_500).toSeconds();

  /** Those that are shown by name; any other text may be a credential that the service repeats. */
  private static final List<String> OTHER_TYPES =
      List.of("DPoP", "PoP", "mac", "N_A", "BearerToken");

  private final String endpoint;
  private final Map<?, ?> members;
  private final String tokenName;
  private final Instant requested;

  /**
   * A reply.
   *
   * @param endpoint what replied, for messages
   * @param members the JSON object
   * @param tokenName the member with the access token
   * @param requested when the request was sent, from which the token's lifetime counts
   */
  public TokenReply(String endpoint, Map<?, ?> members, String tokenName, Instant requested) {
    this.endpoint = endpoint;
    this.members = members;
    this.tokenName = tokenName;
    this.requested = requested;
  }

  /**
   * The access token, with its expiry if the reply says so in a form that can be read.
   *
   * @throws TokenException retryable, if there is none that can be used; not retryable, if it is of
   *     a type that cannot be sent as a bearer
   */
  public AccessToken accessToken() {
    String value = text(tokenName).orElseThrow(() -> unreadable(tokenName, "missing"));
    checkType(text("token_type").orElse("Bearer"));
    try {
      return expiry()
          .map(expiry -> AccessToken.of(value, expiry))
          .orElseGet(() -> AccessToken.of(value));
    } catch (IllegalArgumentException unusable) {
      throw unreadable(tokenName, unusable.getMessage());
    }
  }

  private void checkType(String type) {
    if (!type.equalsIgnoreCase("Bearer")) {
      String known =
          OTHER_TYPES.stream()
              .filter(type::equalsIgnoreCase)
              .findFirst()
              .map(name -> "of the type " + name)
              .orElse("of a type that is not known");
      throw TokenException.of(
          "no token from " + endpoint + ": it gave one " + known + ", not a bearer token");
    }
  }

  /**
   * The refresh token to use in place of the one before, if there is one; null and blank text count
   * as absent.
   *
   * @throws TokenException retryable, if there is one that cannot be used
   */
  public Optional<String> refreshToken() {
    Optional<String> token = text("refresh_token");
    try {
      token.ifPresent(StoredTokens::of);
      return token;
    } catch (IllegalArgumentException unusable) {
      throw unreadable("refresh_token", unusable.getMessage());
    }
  }

  /**
   * Another text of the reply; null and blank text count as absent.
   *
   * @throws TokenException retryable, if it is anything but text
   */
  public Optional<String> text(String name) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text).filter(found -> !found.isBlank());
    }
    throw unreadable(name, "not text");
  }

  private TokenException unreadable(String member, @Nullable String problem) {
    DecodeException unreadable = DecodeException.at(member, String.valueOf(problem));
    return TokenException.unavailable(
        "no token from " + endpoint + ": " + unreadable.problem(), unreadable);
  }

  // A number of seconds as OAuth has it, or else a time as Pulse has it.
  private Optional<Instant> expiry() {
    return after("expires_in")
        .or(() -> members.get("expiresAt") instanceof String time ? at(time) : Optional.empty());
  }

  /** No expiry is better than a wrong one: a token without is used until it is rejected. */
  private Optional<Instant> after(String name) {
    Object lifetime = members.get(name);
    double seconds = 0;
    if (lifetime instanceof Number number) {
      seconds = number.doubleValue();
    } else if (lifetime instanceof String text && text.matches("\\d{1,10}")) {
      seconds = Double.parseDouble(text);
    }
    return seconds >= 1 && seconds <= LONGEST_LIFETIME
        ? Optional.of(requested.plusSeconds((long) seconds))
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

  @Override
  public String toString() {
    return "TokenReply{***}";
  }
}
