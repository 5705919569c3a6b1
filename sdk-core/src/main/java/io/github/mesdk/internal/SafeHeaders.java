package io.github.mesdk.internal;

import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.http.Reply;
import java.util.Set;

/**
 * The response headers that may be shown: a list of what is known to be safe, not of what is not.
 */
final class SafeHeaders {
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

  private SafeHeaders() {}

  static void copy(Reply reply, ApiErrorBuilder error, Scrubber scrubber) {
    for (String name : reply.headerNames()) {
      if (NAMES.contains(name) || name.startsWith("x-ratelimit-") || name.startsWith("ratelimit")) {
        reply.header(name).map(scrubber::scrub).ifPresent(value -> error.header(name, value));
      }
    }
  }
}
