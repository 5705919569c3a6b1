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
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.provider.internal.ErrorBody;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.Meaning;
import io.github.mesdk.provider.internal.ProviderRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failure means. The service's code decides first, a bearer challenge second, the
 * status last. The status of the message is trusted, never one that its body claims.
 */
final class ErrorClassifier {
  /** Where services that follow a standard, or nobody, put their words: RFC 6749, RFC 9457. */
  private static final List<String> USUAL_MESSAGES =
      List.of("error_description", "message", "error.message", "detail", "title");

  private static final List<String> USUAL_REQUEST_IDS =
      List.of("request_id", "requestId", "reqid", "error.request_id");

  /** Statuses that speak of rate or of a proxy: no code in their bodies makes a user signed out. */
  private static final Set<Integer> OF_RATE_OR_PROXY = Set.of(407, 429);

  private final IdentityProvider<?> provider;
  private final ProviderRules rules;

  ErrorClassifier(IdentityProvider<?> provider) {
    this.provider = provider;
    this.rules = ProviderRules.of(provider);
  }

  /** The sign in a successful body that it is a failure, if there is one that counts. */
  Optional<FailureSign> failureSign(ErrorBody body) {
    boolean isSubjectMissing = isSubjectMissing(body);
    return rules.failureSigns().stream()
        .filter(sign -> sign.decisive() || isSubjectMissing)
        .filter(sign -> body.flag(sign.path()).filter(flag -> flag == sign.value()).isPresent())
        .findFirst();
  }

  /** A new member called {@code error} turns no good answer into a failure: the id decides. */
  boolean isFailureWithoutSubject(ErrorBody body) {
    return isSubjectMissing(body) && (body.has("error") || body.has("code"));
  }

  private boolean isSubjectMissing(ErrorBody body) {
    return !provider.subjects().isEmpty() && provider.subjects().stream().noneMatch(body::has);
  }

  ApiException classify(
      Reply reply, ErrorBody body, @Nullable FailureSign sign, Scrubber scrubber) {
    Optional<Challenge> challenge = bearerChallenge(reply);
    Optional<String> code = code(body, challenge);
    Optional<Meaning> known = knownMeaning(reply.status(), code, challenge);
    Meaning meaning = known.orElseGet(() -> unknownMeaning(reply.status(), sign));
    ApiErrorBuilder error = ApiError.builder(reply.status(), meaning.kind());
    if (meaning.reason() != null) {
      error.reason(meaning.reason());
    }
    if (meaning.retryable()) {
      error.retryable(true);
    } else if (known.isPresent()) {
      error.retryable(false);
    }
    code.map(scrubber::scrub).ifPresent(error::code);
    message(body, challenge).map(scrubber::scrub).ifPresent(error::message);
    requestId(body, reply).map(scrubber::scrub).ifPresent(error::requestId);
    error.missingScopes(scopes(body, challenge, meaning).stream().map(scrubber::scrub).toList());
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    SafeHeaders.copy(reply, error, scrubber);
    return ApiException.of(provider.name(), error.build());
  }

  private Optional<Meaning> knownMeaning(
      int status, Optional<String> code, Optional<Challenge> challenge) {
    return code.flatMap(this::meaning)
        .or(() -> challenge.flatMap(bearer -> bearer.parameter("error")).flatMap(this::meaning))
        .filter(meaning ->
            meaning.kind() != ErrorKind.UNAUTHENTICATED || maySayUnauthenticated(status, code));
  }

  /**
   * Anything in between may redirect or fail with a body of its own, in the words of a standard:
   * only the service's own code turns a 5xx into a rejected token, and nothing a redirect.
   */
  private boolean maySayUnauthenticated(int status, Optional<String> code) {
    return switch (status / 100) {
      case 3 -> false;
      case 5 -> code.flatMap(rules.codes()::meaning).isPresent();
      default -> !OF_RATE_OR_PROXY.contains(status);
    };
  }

  private static Meaning unknownMeaning(int status, @Nullable FailureSign sign) {
    return sign != null ? sign.meaning() : StatusMeanings.of(status);
  }

  private Optional<Meaning> meaning(String code) {
    return rules.codes().meaning(code).or(() -> CodeMeanings.OAUTH2.meaning(code));
  }

  private Optional<String> code(ErrorBody body, Optional<Challenge> challenge) {
    return body.first(provider.errorFields().codes())
        .or(() -> body.text("error").filter(text -> CodeMeanings.OAUTH2.meaning(text).isPresent()))
        .or(() -> challenge.flatMap(bearer -> bearer.parameter("error")));
  }

  private Optional<String> message(ErrorBody body, Optional<Challenge> challenge) {
    return body.first(provider.errorFields().messages())
        .or(() -> body.first(USUAL_MESSAGES))
        .or(() -> challenge.flatMap(bearer -> bearer.parameter("error_description")));
  }

  private Optional<String> requestId(ErrorBody body, Reply reply) {
    return body.first(provider.errorFields().requestIds())
        .or(() -> body.first(USUAL_REQUEST_IDS))
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
      return Optional.empty(); // a failing server's challenge says nothing of the token
    }
    return reply.challenges().stream()
        .filter(challenge -> challenge.isScheme("Bearer") || challenge.isScheme("DPoP"))
        .filter(challenge -> challenge.parameter("error").isPresent())
        .findFirst();
  }
}
