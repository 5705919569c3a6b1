package io.github.mesdk.internal.cache;

import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.AccessToken;
import java.util.List;
import java.util.Map;

/**
 * Everything an answer depends on. Two requests share an answer only if all components are equal.
 * {@code toString} contains no credential.
 *
 * @param endpoint the endpoint that the client calls
 * @param arguments the arguments of the request, in the order in which they are sent. A secret
 *     argument is the credential of the subject; {@code token} is then the token of the calling
 *     program
 * @param token the token to call the endpoint with
 */
public record CacheRequest(Endpoint endpoint, List<Argument> arguments, AccessToken token) {

  /** Copies the arguments. */
  public CacheRequest {
    arguments = List.copyOf(arguments);
  }

  /**
   * The part that all requests of one client share: every setting that can change the answer.
   *
   * @param provider the whole provider description: the request, and how the reply is read
   * @param connection how the client connects, and how large a reply may be
   * @param headers the headers of the client, which may identify a tenant; never shown
   */
  public record Endpoint(
      IdentityProvider<?> provider, TransportSettings connection, Map<String, String> headers) {

    /** Copies the headers. */
    public Endpoint {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return provider.toString();
    }
  }
}
