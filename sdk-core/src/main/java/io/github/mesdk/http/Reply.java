package io.github.mesdk.http;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import okhttp3.Headers;

/**
 * An HTTP reply whose body was read completely, or dropped because it exceeded the size limit.
 * Immutable, provided that callers do not modify the array that {@link #body()} returns.
 */
public final class Reply implements HttpResult {
  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final boolean tooLarge;
  private final int requestsSent;
  private final boolean hasTurn;
  private final int challengesAnswered;

  /** Whether the request had the headers of a {@link RequestSigner}. */
  private final boolean isSigned;

  /**
   * Creates a reply.
   *
   * @param body the body after content decoding; empty if it was too large
   * @param tooLarge whether the body exceeded the size limit
   */
  public Reply(int status, Headers headers, byte[] body, boolean tooLarge, int requestsSent) {
    this(status, headers, body, tooLarge, requestsSent, false, 0, false);
  }

  /**
   * Creates a reply.
   *
   * @param hasTurn whether the thread entered {@link LargeBodies#SHARED} for it
   */
  Reply(
      int status,
      Headers headers,
      byte[] body,
      boolean tooLarge,
      int requestsSent,
      boolean hasTurn) {
    this(status, headers, body, tooLarge, requestsSent, hasTurn, 0, false);
  }

  private Reply(
      int status,
      Headers headers,
      byte[] body,
      boolean tooLarge,
      int requestsSent,
      boolean hasTurn,
      int challengesAnswered,
      boolean isSigned) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.tooLarge = tooLarge;
    this.requestsSent = requestsSent;
    this.hasTurn = hasTurn;
    this.challengesAnswered = challengesAnswered;
    this.isSigned = isSigned;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns whether the status is between 200 and 299. */
  public boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  /**
   * Returns the body after content decoding, without copying it: do not modify the array. Empty if
   * {@link #isTooLarge()}.
   */
  public byte[] body() {
    return body;
  }

  /** Returns whether the body exceeded the size limit and was dropped. */
  public boolean isTooLarge() {
    return tooLarge;
  }

  /** Returns the last value of a header, or empty if it is absent. Names are case-insensitive. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns all values of a header, in the order received. Names are case-insensitive. */
  public List<String> headers(String name) {
    return headers.values(name);
  }

  /**
   * Passes the name and the value of each header to {@code action}, in the order received. Names
   * keep their original case.
   */
  public void forEachHeader(BiConsumer<String, String> action) {
    for (int i = 0; i < headers.size(); i++) {
      action.accept(headers.name(i), headers.value(i));
    }
  }

  /**
   * Returns the HTTP date in a header, in one of the three formats of RFC 9110, section 5.6.7.
   * Empty if the header is absent or not a date.
   */
  public Optional<Instant> date(String name) {
    return Optional.ofNullable(headers.getDate(name)).map(Date::toInstant);
  }

  /**
   * Returns the challenges of {@code WWW-Authenticate} for any status. The challenges are read
   * leniently: see {@link Challenge}.
   */
  public List<Challenge> challenges() {
    return ChallengeParser.parse(headers("WWW-Authenticate"));
  }

  /** Returns the media type of the body; see {@link #mediaTypeIn}. */
  public String shownMediaType(Scrubber scrubber) {
    return mediaTypeIn(header("Content-Type").orElse(""), scrubber);
  }

  /**
   * Returns the media type in a header for messages. A header that is not well formed is not shown,
   * because it could contain anything.
   *
   * @param contentType the header; empty if the reply has none
   * @param scrubber masks the secrets of the call
   */
  public static String mediaTypeIn(String contentType, Scrubber scrubber) {
    if (contentType.isEmpty()) {
      return "no Content-Type";
    }
    String type = contentType.split(";", 2)[0].strip();
    return type.matches("[\\w.+-]{1,40}/[\\w.+-]{1,60}")
        ? scrubber.scrub(type)
        : "invalid Content-Type";
  }

  /** Returns a copy without the {@code WWW-Authenticate} header. */
  public Reply withoutChallenges() {
    Headers others = headers.newBuilder().removeAll("WWW-Authenticate").build();
    return new Reply(status, others, body, tooLarge, requestsSent);
  }

  /** Returns a copy with an empty body, for what is kept longer than the call. */
  public Reply withoutBody() {
    return new Reply(status, headers, new byte[0], tooLarge, requestsSent);
  }

  /** Returns whether the request had the headers of a {@link RequestSigner}. */
  public boolean isSigned() {
    return isSigned;
  }

  /** Returns a copy of the reply to a signed request. */
  Reply signed() {
    return copy(requestsSent, challengesAnswered);
  }

  @Override
  public Reply afterChallenge(int earlierRequests) {
    return copy(earlierRequests + requestsSent, challengesAnswered + 1);
  }

  private Reply copy(int requests, int challenges) {
    return new Reply(status, headers, body, tooLarge, requests, hasTurn, challenges, true);
  }

  @Override
  public int requestsSent() {
    return requestsSent;
  }

  @Override
  public int challengesAnswered() {
    return challengesAnswered;
  }

  @Override
  public void close() {
    if (hasTurn) {
      LargeBodies.SHARED.leave();
    }
  }

  /** Shows the status and the size only: headers and body may hold credentials or personal data. */
  @Override
  public String toString() {
    return "Reply{" + status + ", " + (tooLarge ? "too large" : body.length + " bytes") + "}";
  }
}
