package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** A reply before it is put on the wire. */
record Reply(int status, Map<String, String> headers, String body, Ending ending) {

  /** How far the server gets with sending it. */
  enum Ending {
    WHOLE,
    IN_THE_BODY,
    BEFORE_THE_FIRST_BYTE
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), "", Ending.WHOLE);
  }

  static Reply json(int status, JsonObject body) {
    return text(status, "application/json; charset=utf-8", body.text());
  }

  static Reply text(int status, String contentType, String body) {
    return new Reply(status, Map.of("Content-Type", contentType), body, Ending.WHOLE);
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, ending);
  }

  /** With {@code Retry-After} in whole seconds, rounded up, if there is something to say. */
  Reply retryAfter(Optional<Duration> wait) {
    return wait.map(w -> with("Retry-After", Long.toString(w.plusNanos(999_999_999).toSeconds())))
        .orElse(this);
  }

  Reply ending(Ending other) {
    return new Reply(status, headers, body, other);
  }

  MockResponse toResponse(Duration delay) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .body(body)
            .headersDelay(delay.toMillis(), TimeUnit.MILLISECONDS);
    headers.forEach(response::setHeader);
    // A reply without a body has no middle of it.
    boolean isEmpty = body.isEmpty() && ending == Ending.IN_THE_BODY;
    switch (isEmpty ? Ending.BEFORE_THE_FIRST_BYTE : ending) {
      case WHOLE -> {}
      case IN_THE_BODY -> response.onResponseBody(new SocketEffect.CloseSocket());
      case BEFORE_THE_FIRST_BYTE -> response.onResponseStart(new SocketEffect.CloseSocket());
    }
    return response.build();
  }
}
