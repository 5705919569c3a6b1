package io.github.mesdk.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached a {@link MockIdentityProvider}. Immutable. Its text shows the method and
 * the path only: queries, headers and bodies may hold credentials.
 *
 * @param system the system it was sent to; absent for a path outside of all of them
 * @param method the method, such as {@code GET}
 * @param path the path on the server, as sent
 * @param query the query as sent, without the question mark; empty if there is none
 * @param headers all headers; names compare without regard to case
 * @param body the body as UTF-8 text; empty if there is none
 * @param credential what the sender was to be recognised by: the API key or the bearer token; at a
 *     token endpoint the refresh token, if one was sent
 */
public record ReceivedRequest(
    Optional<MockSystem> system,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String body,
    Optional<String> credential) {

  /** The first value of a header, if it was sent; the name's case does not matter. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Whether it was sent to its system's token endpoint. */
  boolean asksForTokens() {
    return system.flatMap(MockSystem::tokenPath).filter(path::equals).isPresent();
  }

  /** The method and the path. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
