package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a {@link MockIdentityProvider} received. Immutable. {@code toString} shows only
 * the method and the path, because queries, headers and bodies may contain credentials.
 *
 * @param system the system that it was sent to; empty if the path belongs to no system
 * @param method the HTTP method, such as {@code GET}
 * @param path the path, as sent
 * @param query the query as sent, without the question mark; empty if there is none
 * @param headers all headers; names are case-insensitive
 * @param body the body as UTF-8 text; empty if there is none
 * @param credential the API key or bearer token, if there is one; at a token endpoint the refresh
 *     token
 * @param receivedAt when it arrived, by the clock of the provider
 */
public record ReceivedRequest(
    Optional<MockSystem> system,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String body,
    Optional<String> credential,
    Instant receivedAt) {

  /** The first value of a header, if it was sent; the name is case-insensitive. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Shows the method and the path. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
