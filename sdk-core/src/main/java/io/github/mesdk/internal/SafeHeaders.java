package io.github.mesdk.internal;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The response headers that may be shown: a list of what is known to be safe, not of what is not.
 */
public final class SafeHeaders {
  private static final Set<String> NAMES =
      Set.of(
          "content-type",
          "date",
          "deprecation",
          "request-id",
          "retry-after",
          "retry-after-ms",
          "server",
          "sunset",
          "via",
          "x-api-deprecated",
          "x-api-deprecation-date",
          "x-api-replacement",
          "x-api-schema",
          "x-correlation-id",
          "x-request-id");

  private static final List<String> REQUEST_IDS =
      List.of("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid");

  private SafeHeaders() {}

  /**
   * Status, request id and safe headers of a reply that is no error. The form of an error is what
   * makes a service's texts fit to be shown; what kind it claims to be means nothing.
   */
  public static ApiError facts(Reply reply, Scrubber scrubber) {
    ApiErrorBuilder facts = ApiError.builder(reply.status(), ErrorKind.UNEXPECTED_RESPONSE);
    requestId(reply).map(scrubber::scrub).ifPresent(facts::requestId);
    copy(reply, facts, scrubber);
    return facts.build();
  }

  static Optional<String> requestId(Reply reply) {
    return REQUEST_IDS.stream().flatMap(name -> reply.header(name).stream()).findFirst();
  }

  static void copy(Reply reply, ApiErrorBuilder error, Scrubber scrubber) {
    for (String name : reply.headerNames()) {
      if (NAMES.contains(name) || name.startsWith("x-ratelimit-") || name.startsWith("ratelimit")) {
        reply.header(name).map(scrubber::scrub).ifPresent(value -> error.header(name, value));
      }
    }
  }
}
