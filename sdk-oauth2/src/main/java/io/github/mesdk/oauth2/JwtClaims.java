package io.github.mesdk.oauth2;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a JWT, RFC 7519 section 4.1. A claim that is null counts as absent.
 *
 * @param members the claims as {@link WireJson} parsed them
 */
record JwtClaims(Map<String, @Nullable Object> members) {
  /** The second before the year 10000, in which RFC 3339 ends. */
  private static final double LAST_SECOND = 253_402_300_799.0;

  /** Returns a claim that must be text if it is present. */
  Optional<String> text(String name) throws InvalidTokenException {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw malformed(name);
  }

  /** Returns the audiences; empty if the claim is absent. */
  List<String> audiences() throws InvalidTokenException {
    Object value = members.get("aud");
    List<String> audiences = new ArrayList<>();
    for (Object audience : value instanceof List<?> list ? list : List.of()) {
      if (!(audience instanceof String text)) {
        throw malformed("aud");
      }
      audiences.add(text);
    }
    return value instanceof List<?> ? audiences : text("aud").map(List::of).orElse(List.of());
  }

  /** Returns the subject. An integer counts as its decimal text. */
  String subject() throws InvalidTokenException {
    Object value = members.get("sub");
    boolean isInteger = value instanceof Long || value instanceof BigInteger;
    String subject =
        isInteger
            ? String.valueOf(value)
            : text("sub").orElseThrow(() -> new InvalidTokenException("has no sub"));
    if (subject.isBlank()) {
      throw new InvalidTokenException("has a blank sub");
    }
    return subject;
  }

  /** Returns a time in seconds since 1970. */
  Optional<Instant> time(String name) throws InvalidTokenException {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    double seconds = value instanceof Number number ? number.doubleValue() : Double.NaN;
    if (Math.abs(seconds) <= LAST_SECOND) {
      return Optional.of(Instant.ofEpochSecond((long) seconds));
    }
    throw malformed(name);
  }

  private static InvalidTokenException malformed(String name) {
    return new InvalidTokenException("has a malformed " + name);
  }

  /** Shows the names of the claims only. */
  @Override
  public String toString() {
    return "JwtClaims" + members.keySet();
  }
}
