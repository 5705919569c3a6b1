package io.github.mesdk.internal;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.http.Challenge;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RetryAfter;
import io.github.mesdk.http.SafeHeaders;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.provider.internal.ErrorBody;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.Meaning;
import io.github.mesdk.provider.internal.ProviderRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the exception for a failure. {@link FailureDecision} decides the kind of failure. A status
 * inside the body is ignored.
 */
final class ErrorClassifier {
  /**
   * The paths at which services commonly send a message, including the paths of RFC 6749 and RFC
   * 9457.
   */
  private static final List<String> COMMON_MESSAGES =
      List.of("error_description", "message", "error.message", "detail", "title");

  private static final List<String> COMMON_REQUEST_IDS =
      List.of("request_id", "requestId", "reqid", "error.request_id");

  /** The exception keeps so many. A body could have 100,000, each to be masked. */
  private static final int MAX_SCOPES = 20;

  private static final String PROOF_MISSING =
      "the service requires DPoP (RFC 9449), but the token was sent without a proof;"
          + " configure DPoP for the client that obtains the token, and sign in again";

  private final IdentityProvider<?> provider;
  private final ProviderRules rules;

  ErrorClassifier(IdentityProvider<?> provider) {
    this.provider = provider;
    this.rules = ProviderRules.of(provider);
  }

  /**
   * Returns the failure in a response with a success status; null if the response may be an answer.
   */
  @Nullable ApiException failureInSuccess(Reply reply, ErrorBody body, Scrubber scrubber) {
    Optional<Meaning> sign = failureSign(body).map(FailureSign::meaning);
    return sign.isPresent() || (isSubjectMissing(body) && hasCode(body))
        ? classify(reply, body, sign.orElse(null), scrubber)
        : null;
  }

  /**
   * Returns the failure that the body {@code null} means; null if the provider description defines
   * no meaning.
   */
  @Nullable ApiException failureOfNull(Reply reply, Scrubber scrubber) {
    return rules.nullMeaning() == null
        ? null
        : classify(reply, ErrorBody.empty(), rules.nullMeaning(), scrubber);
  }

  private Optional<FailureSign> failureSign(ErrorBody body) {
    boolean isSubjectMissing = isSubjectMissing(body);
    for (FailureSign sign : rules.failureSigns()) {
      Boolean flag = PlainValues.flagOrNull(body.value(sign.path()));
      if (flag != null && flag == sign.value() && (sign.decisive() || isSubjectMissing)) {
        return Optional.of(sign);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the path of the first failure sign that is present but neither true nor false, if there
   * is one.
   */
  Optional<String> unreadableSign(ErrorBody body) {
    for (FailureSign sign : rules.failureSigns()) {
      Object value = body.value(sign.path());
      if (value != null && PlainValues.flagOrNull(value) == null) {
        return Optional.of(sign.path());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether the body has a known error code, or an unknown one that is text. A response
   * with such a code and without a subject is a failure. An unknown number says nothing: services
   * also number their successes.
   */
  private boolean hasCode(ErrorBody body) {
    List<String> paths = provider.errorFields().codes();
    return body.text("error").isPresent()
        || body.first(paths).isPresent()
        || body.codes(paths).stream().anyMatch(code -> rules.codes().meaning(code) != null);
  }

  /** Returns whether none of the paths of the subject has a value. */
  boolean isSubjectMissing(ErrorBody body) {
    return !provider.subjects().isEmpty() && provider.subjects().stream().noneMatch(body::has);
  }

  /**
   * Returns the exception for a failure.
   *
   * @param signalled the meaning of the sign that marks a response with a success status as a
   *     failure; null if there is none
   */
  ApiException classify(
      Reply reply, ErrorBody body, @Nullable Meaning signalled, Scrubber scrubber) {
    List<Challenge> challenges = reply.challenges();
    Optional<Challenge> challenge = tokenChallenge(reply, challenges);
    boolean isProofMissing = isProofMissing(reply, challenges);
    FailureDecision decision =
        new FailureDecision(
            reply.status(),
            rules.codes(),
            codes(body),
            challenge.flatMap(bearer -> bearer.parameter("error")).orElse(null),
            isRateLimited(reply),
            isProofMissing);
    Meaning known = decision.meaningOfCode();
    Meaning meaning = known != null ? known : decision.meaningWithoutCode(signalled);
    if (rules.caller() != null || isFromGateway(decision, body)) {
      meaning = aboutCaller(meaning, signalled);
    }
    ApiErrorBuilder error = ApiError.builder(reply.status(), meaning.kind());
    if (meaning.reason() != null) {
      error.reason(meaning.reason());
    }
    if (meaning.retryable()) {
      error.retryable(true);
    } else if (known != null) {
      error.retryable(false);
    }
    decision.code().map(code -> shown(code, scrubber)).ifPresent(error::code);
    if (isProofMissing) {
      error.message(PROOF_MISSING);
    } else {
      message(body, challenge).map(scrubber::scrub).ifPresent(error::message);
    }
    SafeHeaders.copy(reply, error, scrubber);
    requestId(body).map(scrubber::scrub).ifPresent(error::requestId);
    error.missingScopes(shown(scopes(body, challenge, meaning), scrubber));
    RetryAfter.of(reply).ifPresent(error::retryAfter);
    return ApiException.of(provider.name(), error.build());
  }

  /**
   * At an endpoint or a gateway that authenticates the calling program, a rejection without a
   * failure sign is about the program. It must neither sign a user out nor refresh the token of the
   * request.
   */
  private static Meaning aboutCaller(Meaning meaning, @Nullable Meaning signalled) {
    ErrorKind kind = meaning.kind();
    if (signalled != null) {
      boolean isOutage = kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.RATE_LIMITED;
      return isOutage ? meaning : signalled;
    }
    boolean isRejection = kind == ErrorKind.UNAUTHENTICATED || kind == ErrorKind.PERMISSION_DENIED;
    return isRejection ? Meaning.of(ErrorKind.INVALID_REQUEST) : meaning;
  }

  /**
   * Returns whether a gateway reports the failure, because the service itself would send a code.
   * Without a message, anything could have sent the reply, and the status decides.
   */
  private boolean isFromGateway(FailureDecision decision, ErrorBody body) {
    return rules.codes().lists(CodeMeanings.NO_CODE)
        && decision.code().isEmpty()
        && body.first(provider.errorFields().messages()).isPresent();
  }

  private boolean isRateLimited(Reply reply) {
    return rules.rateLimitHeaders().entrySet().stream()
        .anyMatch(header ->
            reply
                .header(header.getKey())
                .filter(value -> matches(header.getValue(), value))
                .isPresent());
  }

  private static boolean matches(String pattern, String value) {
    int last = pattern.length() - 1;
    return pattern.endsWith("*")
        ? value.startsWith(pattern.substring(0, last))
        : value.equals(pattern);
  }

  /**
   * Returns a known error code unmasked: callers compare it, and masking would damage a code that
   * happens to contain a short secret. Masks an unknown error code, which may be a secret that the
   * service repeats.
   */
  String shown(String code, Scrubber scrubber) {
    boolean isKnown =
        rules.codes().lists(code)
            || CodeMeanings.OAUTH2.lists(code)
            || CodeMeanings.isAboutClient(code);
    return isKnown ? code : scrubber.scrub(code);
  }

  /**
   * Returns the error codes in the body. The standard JSON member {@code error} may also hold a
   * message, so it counts only if it holds a standard error code.
   */
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

  private Optional<String> requestId(ErrorBody body) {
    return body.first(provider.errorFields().requestIds()).or(() -> body.first(COMMON_REQUEST_IDS));
  }

  private List<String> scopes(ErrorBody body, Optional<Challenge> challenge, Meaning meaning) {
    if (meaning.kind() != ErrorKind.PERMISSION_DENIED) {
      return List.of();
    }
    return provider.errorFields().scopes().stream()
        .map(path -> body.text(path).map(ErrorClassifier::split).orElseGet(() -> body.texts(path)))
        .filter(scopes -> !scopes.isEmpty())
        .findFirst()
        .or(() ->
            challenge.flatMap(bearer -> bearer.parameter("scope")).map(ErrorClassifier::split))
        .orElse(List.of());
  }

  /** Masks the scopes together, because a secret in several parts may look like several scopes. */
  static List<String> shown(List<String> scopes, Scrubber scrubber) {
    if (scopes.isEmpty()) {
      return scopes;
    }
    List<String> first = scopes.stream().limit(MAX_SCOPES).toList();
    String all = String.join(" ", first);
    String shown = scrubber.scrub(all);
    return shown.equals(all) ? first : split(shown);
  }

  private static List<String> split(String scopes) {
    return Collections.list(new StringTokenizer(scopes, ", \t\r\n")).stream()
        .map(String.class::cast)
        .toList();
  }

  /**
   * Returns whether the service accepts only tokens with a DPoP proof, and the request had none. A
   * service that also accepts bearer tokens sends a challenge for them too.
   */
  private static boolean isProofMissing(Reply reply, List<Challenge> challenges) {
    return reply.status() == 401
        && !reply.isSigned()
        && hasScheme(challenges, "DPoP")
        && !hasScheme(challenges, "Bearer");
  }

  private static boolean hasScheme(List<Challenge> challenges, String scheme) {
    return challenges.stream().anyMatch(challenge -> challenge.isScheme(scheme));
  }

  private static Optional<Challenge> tokenChallenge(Reply reply, List<Challenge> challenges) {
    if (reply.status() / 100 != 4) {
      return Optional.empty(); // a challenge with another status says nothing about the token
    }
    // A bearer token is not rejected by what the service demands of other tokens.
    boolean isAboutDpop = reply.isSigned() || !hasScheme(challenges, "Bearer");
    return challenges.stream()
        .filter(it -> it.isScheme("Bearer") || (isAboutDpop && it.isScheme("DPoP")))
        .filter(challenge -> !challenge.parameter("error").orElse("").isBlank())
        .findFirst();
  }
}
