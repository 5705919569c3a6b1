package io.github.mesdk.testkit;

import java.time.Duration;
import java.util.Map;

/** How the token endpoint of one system listens and speaks. Implementations have no state. */
interface TokenDialect extends Wording {

  /** The path of the endpoint below the system's own part of the server. */
  String path();

  /** How long its access tokens live unless a test says otherwise: what the vendor says. */
  Duration lifetime();

  /** Whether a refresh token is void once used, and a new one comes with the answer. */
  default boolean rotates() {
    return true;
  }

  /** Whether it gives out refresh tokens at all. */
  default boolean refreshes() {
    return true;
  }

  /** The arguments in a body; none if it is not what the endpoint reads. */
  default Map<String, String> arguments(String body) {
    return JsonBody.texts(body);
  }

  /**
   * The answer to a request with the right method.
   *
   * @throws RejectedRequest if it gets no token
   */
  Reply answer(ReceivedRequest request, TokenMint mint);
}
