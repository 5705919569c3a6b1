package io.github.mesdk.internal;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The response headers that may be shown: a list of what is known to be safe, not of what is not.
 */
public final class SafeHeaders {
  private static final NavigableSet<String> NAMES =
      withoutCase(
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
    for (String name : REQUEST_IDS) {
      Optional<String> id = reply.header(name);
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  /** Of a header that is repeated, the last one is kept. */
  static void copy(Reply reply, ApiErrorBuilder error, Scrubber scrubber) {
    reply.forEachHeader((name, value) -> {
      String safe = safeName(name);
      if (safe != null) {
        error.header(safe, scrubber.scrub(value));
      }
    });
  }

  /** A good reply comes here at every call that is listened to: nothing is made for a question. */
  private static @Nullable String safeName(String name) {
    String known = NAMES.floor(name);
    if (known != null && known.equalsIgnoreCase(name)) {
      return known;
    }
    return startsWith(name, "x-ratelimit-") || startsWith(name, "ratelimit") ? name : null;
  }

  private static boolean startsWith(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static NavigableSet<String> withoutCase(String... names) {
    NavigableSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return Collections.unmodifiableNavigableSet(set);
  }
}
