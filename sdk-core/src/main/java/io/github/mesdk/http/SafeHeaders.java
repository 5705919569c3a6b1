package io.github.mesdk.http;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ErrorKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The response headers that are safe to show. An allow list: unknown headers are never shown. */
public final class SafeHeaders {
  /** In alphabetical order. */
  private static final String[] NAMES = {
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
    "x-request-id",
    "x-retry-after"
  };

  private static final List<String> REQUEST_IDS =
      List.of("x-request-id", "request-id", "x-correlation-id");

  private SafeHeaders() {}

  /**
   * Returns status, request id and safe headers of a successful reply. The result is an {@link
   * ApiError}, because its builder cleans the service's texts. The kind of the error has no meaning
   * here.
   */
  public static ApiError facts(Reply reply, Scrubber scrubber) {
    ApiErrorBuilder facts = ApiError.builder(reply.status(), ErrorKind.UNEXPECTED_RESPONSE);
    copy(reply, facts, scrubber);
    return facts.build();
  }

  private static Optional<String> requestId(Reply reply) {
    for (String name : REQUEST_IDS) {
      Optional<String> id = reply.header(name);
      if (id.isPresent()) {
        return id;
      }
    }
    String[] ofVendor = {null};
    reply.forEachHeader((name, value) -> {
      if (ofVendor[0] == null && isRequestIdOfVendor(name)) {
        ofVendor[0] = value;
      }
    });
    return Optional.ofNullable(ofVendor[0]);
  }

  /**
   * Copies the request id and the safe headers. If a header is repeated, the last value wins.
   *
   * @param scrubber masks the secrets of the request
   */
  public static void copy(Reply reply, ApiErrorBuilder error, Scrubber scrubber) {
    requestId(reply).map(scrubber::scrub).ifPresent(error::requestId);
    reply.forEachHeader((name, value) -> {
      int known = Arrays.binarySearch(NAMES, name, String.CASE_INSENSITIVE_ORDER);
      if (known >= 0) {
        error.header(NAMES[known], scrubber.scrub(value));
      } else if (isSafe(name)) {
        // The service chooses the rest of the name.
        error.header(scrubber.scrub(name), scrubber.scrub(value));
      }
    });
  }

  /**
   * Returns whether a name that is not in the list is safe. Allocates nothing, because a client
   * with listeners calls this method for the headers of each successful reply.
   */
  private static boolean isSafe(String name) {
    return startsWith(name, "x-ratelimit-")
        || startsWith(name, "x-rate-limit-")
        || startsWith(name, "ratelimit")
        || isRequestIdOfVendor(name);
  }

  /** Returns whether this is a header such as x-amzn-requestid, x-okta-request-id or cf-ray. */
  private static boolean isRequestIdOfVendor(String name) {
    return endsWith(name, "-ray")
        || (startsWith(name, "x-")
            && (endsWith(name, "-request-id") || endsWith(name, "-requestid")));
  }

  private static boolean endsWith(String name, String suffix) {
    int start = name.length() - suffix.length();
    return start > 0 && name.regionMatches(true, start, suffix, 0, suffix.length());
  }

  private static boolean startsWith(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
