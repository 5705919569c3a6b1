package io.github.mesdk.oauth2;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Times;
import io.github.mesdk.model.internal.WellFormed;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.internal.SdkDecoder;
import io.github.mesdk.time.Deadline;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the answer about an active token says about its times, its issuer and its audience.
 * Adds {@code iss}, and {@code sub} from another claim, where they are missing.
 */
final class IntrospectionDecoder implements BodyDecoder, SdkDecoder {
  private final OAuth2Issuer issuer;
  private final Set<String> audiences;
  private final @Nullable String subjectClaim;

  IntrospectionDecoder(IntrospectionBuilder from) {
    issuer = from.issuer;
    audiences = Set.copyOf(from.audiences);
    subjectClaim = from.subjectClaim;
  }

  @Override
  public List<?> comparedParts() {
    return List.of(
        issuer.identifier,
        issuer.validityPeriod.leeway().toNanos(),
        audiences.stream().sorted().toList(),
        UserInfoDecoder.part(subjectClaim));
  }

  @Override
  public byte[] decode(String contentType, byte[] body, Deadline deadline) {
    if (!WireJson.startsLikeAnObject(body)) {
      return body; // the client reports what the response is instead
    }
    Map<String, @Nullable Object> members = WireJson.unmasked(body, contentType);
    if (!PlainValues.flag(members, "active").orElse(false)) {
      return body; // the client reports the rejection, or what is wrong with the member
    }
    checkTimes(members);
    checkIssuer(members);
    checkAudience(members);
    return WireJson.with(missing(members), body);
  }

  private void checkTimes(Map<String, @Nullable Object> members) {
    Optional<Instant> expiry = time(members, "exp");
    if (expiry.isPresent() && issuer.validityPeriod.hasExpired(expiry.get())) {
      throw rejected(UnauthenticatedReason.EXPIRED, "the token expired at " + expiry.get());
    }
    Optional<Instant> start = time(members, "nbf");
    if (start.isPresent() && issuer.validityPeriod.isFuture(start.get())) {
      throw rejected(UnauthenticatedReason.INVALID, "the token is not valid before " + start.get());
    }
  }

  /** Returns the time as the model reads it. */
  private static Optional<Instant> time(Map<String, @Nullable Object> members, String name) {
    Object value = members.get(name);
    try {
      if (value instanceof Long seconds) {
        return Optional.of(Times.ofSeconds(seconds));
      }
      if (value instanceof BigDecimal seconds) {
        return Optional.of(Times.ofSeconds(seconds));
      }
      if (value instanceof String seconds) {
        return Optional.of(Times.ofSeconds(seconds));
      }
    } catch (DateTimeException notATime) {
      throw unreadable(name, "not a time in seconds");
    }
    if (value != null) {
      throw unreadable(name, "not a time in seconds");
    }
    return Optional.empty();
  }

  private void checkIssuer(Map<String, @Nullable Object> members) {
    Object named = members.get("iss");
    if (named instanceof String text && !text.equals(issuer.identifier.toString())) {
      ApiErrorBuilder error =
          ApiError.builder(200, ErrorKind.UNEXPECTED_RESPONSE)
              .message("the token is not from the issuer " + issuer.identifier);
      throw UnexpectedResponseException.of(IntrospectionBuilder.NAME, error.build());
    }
  }

  private void checkAudience(Map<String, @Nullable Object> members) {
    if (audiences.isEmpty()) {
      return;
    }
    try {
      if (new JwtClaims(members).audiences().stream().noneMatch(audiences::contains)) {
        throw rejected(UnauthenticatedReason.INVALID, "the token is for another audience");
      }
    } catch (InvalidTokenException malformed) {
      throw unreadable("aud", "neither text nor a list of texts");
    }
  }

  /** Returns the members to add. A null stays, because a body must not name a member twice. */
  private Map<String, String> missing(Map<String, @Nullable Object> members) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (!members.containsKey("iss")) {
      missing.put("iss", issuer.identifier.toString());
    }
    if (subjectClaim != null && !members.containsKey("sub")) {
      Object value = members.get(subjectClaim);
      boolean isText =
          value instanceof String || value instanceof Long || value instanceof BigInteger;
      String subject = isText ? String.valueOf(value) : "";
      if (WellFormed.isPaired(subject)) {
        missing.put("sub", subject);
      }
    }
    return missing;
  }

  private static UnauthenticatedException rejected(UnauthenticatedReason reason, String problem) {
    ApiErrorBuilder error = ApiError.builder(200, ErrorKind.UNAUTHENTICATED).reason(reason);
    return UnauthenticatedException.of(IntrospectionBuilder.NAME, error.message(problem).build());
  }

  private static DecodeException unreadable(String member, String problem) {
    return DecodeException.of(IntrospectionBuilder.NAME, member, problem);
  }
}
