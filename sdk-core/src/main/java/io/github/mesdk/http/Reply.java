package io.github.mesdk.http;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A reply that was read whole, or up to the cap. Immutable as long as nobody writes to the body.
 */
public final class Reply implements HttpResult {
  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final boolean tooLarge;
  private final int requestsSent;

  /**
   * A reply as it came.
   *
   * @param body after any content coding; empty if it was too large
   * @param tooLarge whether the body went beyond the cap
   */
  public Reply(int status, Headers headers, byte[] body, boolean tooLarge, int requestsSent) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.tooLarge = tooLarge;
    this.requestsSent = requestsSent;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether the status is one of success, 200 to 299. */
  public boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  /** The body after any content coding; empty when {@link #isTooLarge()}. Not to be written to. */
  public byte[] body() {
    return body;
  }

  /** Whether the body went beyond the cap, so that it was not kept. */
  public boolean isTooLarge() {
    return tooLarge;
  }

  /** The last value of a header; names compare without case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Every header in the order in which they came: the name as it was written, and the value. */
  public void forEachHeader(BiConsumer<String, String> action) {
    for (int i = 0; i < headers.size(); i++) {
      action.accept(headers.name(i), headers.value(i));
    }
  }

  /** A header that is an HTTP date in one of the three forms of RFC 9110 section 5.6.7. */
  public Optional<Instant> date(String name) {
    return Optional.ofNullable(headers.getDate(name)).map(Date::toInstant);
  }

  /**
   * The challenges of {@code WWW-Authenticate}, whatever the status; malformed ones are left out.
   */
  public List<Challenge> challenges() {
    // OkHttp parses them for a 401 only, but a 403 says with one which scope is missing.
    Response asUnauthorized =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(401)
            .message("")
            .headers(headers)
            .build();
    return asUnauthorized.challenges().stream().map(Reply::challenge).toList();
  }

  private static Challenge challenge(okhttp3.Challenge parsed) {
    // A challenge without parameters but with a bare token has it under a null name.
    return new Challenge(
        parsed.scheme(),
        parsed.authParams().entrySet().stream()
            .filter(entry -> entry.getKey() != null && entry.getValue() != null)
            .collect(
                toUnmodifiableMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT),
                    java.util.Map.Entry::getValue,
                    (first, second) -> first)));
  }

  /** The same without its challenges, for a reader whom they do not concern. */
  public Reply withoutChallenges() {
    Headers others = headers.newBuilder().removeAll("WWW-Authenticate").build();
    return new Reply(status, others, body, tooLarge, requestsSent);
  }

  @Override
  public int requestsSent() {
    return requestsSent;
  }

  /** Without headers and body: both may hold what nobody should read. */
  @Override
  public String toString() {
    return "Reply{" + status + ", " + (tooLarge ? "too large" : body.length + " bytes") + "}";
  }
}
