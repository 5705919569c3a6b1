package io.github.mesdk.internal;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.http.Challenge;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RetryAfter;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.ErrorBody;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.Meaning;
import io.github.mesdk.provider.internal.ProviderRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the exception for a failure. {@link FailureDecision} decides its kind. A status inside the
 * body is ignored.
 */
final class ErrorClassifier {
  /** Common members for messages, including those of RFC 6749 and RFC 9457. */
  private static final List<String> COMMON_MESSAGES =
      List.of("error_description", "message", "error.message", "detail", "title");

  private static final List<String> COMMON_REQUEST_IDS =
      List.of("request_id", "requestId", "reqid", "error.request_id");

  private final IdentityProvider<?> provider;
  private final ProviderRules rules;

  ErrorClassifier(IdentityProvider<?> provider) {
    this.provider = provider;
    this.rules = ProviderRules.of(provider);
  }

  /** Returns the applicable sign that a successful response is a failure, if there is one. */
  Optional<FailureSign> failureSign(ErrorBody body) {
    boolean isSubjectMissing = isSubjectMissing(body);
    return rules.failureSigns().stream()
        .filter(sign -> sign.decisive() || isSubjectMissing)
        .filter(sign -> body.flag(sign.path()).filter(flag -> flag == sign.value()).isPresent())
        .findFirst();
  }

  /** An {@code error} member alone does not make a failure: the subject must be missing as well. */
  boolean isFailureWithoutSubject(ErrorBody body) {
    return isSubjectMissing(body) && (body.has("error") || body.has("code"));
  }

  private boolean isSubjectMissing(ErrorBody body) {
    return !provider.subjects().isEmpty() && provider.subjects().stream().noneMatch(body::has);
  }

  ApiException classify(
      Reply reply, ErrorBody body, @Nullable FailureSign sign, Scrubber scrubber) {
    Optional<Challenge> challenge = bearerChallenge(reply);
    FailureDecision decision =
        new FailureDecision(
            reply.status(),
            rules.codes(),
            codes(body),
            challenge.flatMap(bearer -> bearer.parameter("error")).orElse(null));
    Meaning known = decision.meaningOfCode();
    Meaning meaning = known != null ? known : decision.meaningWithoutCode(sign);
    ApiErrorBuilder error = ApiError.builder(reply.status(), meaning.kind());
    if (meaning.reason() != null) {
      error.reason(meaning.reason());
    }
    if (meaning.retryable()) {
      error.retryable(true);
    } else if (known != null) {
      error.retryable(false);
    }
    decision.code().map(scrubber::scrub).ifPresent(error::code);
    message(body, challenge).map(scrubber::scrub).ifPresent(error::message);
    requestId(body, reply).map(scrubber::scrub).ifPresent(error::requestId);
    error.missingScopes(scopes(body, challenge, meaning).stream().map(scrubber::scrub).toList());
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    SafeHeaders.copy(reply, error, scrubber);
    return ApiException.of(provider.name(), error.build());
  }

  /** The standard {@code error} member may also hold a message, so only a known code counts. */
  private List<String> codes(ErrorBody body) {
    List<String> codes = new ArrayList<>(body.codes(provider.errorFields().codes()));
    body.text("error").filter(FailureDecision::isStandard).ifPresent(codes::add);
    return codes;
  }

  private Optional<String> message(ErrorBody body, Optional<Challenge> challenge) {
    return body.first(provider.errorFields().messages())
        .or(() -> body.first(COMMON_MESSAGES))
        .or(() -> challenge.flatMap(bearer -> bearer.parameter("error_description")));
  }

  private Optional<String> requestId(ErrorBody body, Reply reply) {
    return body.first(provider.errorFields().requestIds())
        .or(() -> body.first(COMMON_REQUEST_IDS))
        .or(() -> SafeHeaders.requestId(reply));
  }

  private List<String> scopes(ErrorBody body, Optional<Challenge> challenge, Meaning meaning) {
    if (meaning.kind() != ErrorKind.PERMISSION_DENIED) {
      return List.of();
    }
    return provider.errorFields().scopes().stream()
        .map(body::texts)
        .filter(scopes -> !scopes.isEmpty())
        .findFirst()
        .or(() ->
            challenge.flatMap(bearer -> bearer.parameter("scope")).map(ErrorClassifier::split))
        .orElse(List.of());
  }

  private static List<String> split(String scopes) {
    return scopes.isBlank() ? List.of() : List.of(scopes.strip().split("\\s+", -1));
  }

  private static Optional<Challenge> bearerChallenge(Reply reply) {
    if (reply.status() / 100 != 4) {
      return Optional.empty(); // a challenge with another status says nothing about the token
    }
    return reply.challenges().stream()
        .filter(challenge -> challenge.isScheme("Bearer") || challenge.isScheme("DPoP"))
        .filter(challenge -> challenge.parameter("error").isPresent())
        .findFirst();
  }
}
