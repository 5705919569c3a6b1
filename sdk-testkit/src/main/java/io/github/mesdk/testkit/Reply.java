package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** An HTTP reply, before it is sent. */
record Reply(int status, Map<String, String> headers, String body, Delivery delivery) {

  /** How much of the reply the server sends. */
  enum Delivery {
    COMPLETE,
    CUT_OFF_IN_BODY,
    CONNECTION_DROPPED
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), "", Delivery.COMPLETE);
  }

  static Reply json(int status, JsonObject body) {
    return text(status, "application/json; charset=utf-8", body.toJson());
  }

  static Reply text(int status, String contentType, String body) {
    return new Reply(status, Map.of("Content-Type", contentType), body, Delivery.COMPLETE);
  }

  Reply withHeader(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, delivery);
  }

  /** Adds {@code Retry-After} in whole seconds, rounded up, if a delay is present. */
  Reply withRetryAfter(Optional<Duration> wait) {
    return wait.map(
            w -> withHeader("Retry-After", Long.toString(w.plusNanos(999_999_999).toSeconds())))
        .orElse(this);
  }

  Reply withDelivery(Delivery other) {
    return new Reply(status, headers, body, other);
  }

  MockResponse toResponse(Duration delay) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .body(body)
            .headersDelay(delay.toMillis(), TimeUnit.MILLISECONDS);
    headers.forEach(response::setHeader);
    // An empty body has no middle to cut off at.
    boolean isEmpty = body.isEmpty() && delivery == Delivery.CUT_OFF_IN_BODY;
    switch (isEmpty ? Delivery.CONNECTION_DROPPED : delivery) {
      case COMPLETE -> {}
      case CUT_OFF_IN_BODY -> response.onResponseBody(new SocketEffect.CloseSocket());
      case CONNECTION_DROPPED -> response.onResponseStart(new SocketEffect.CloseSocket());
    }
    return response.build();
  }
}
