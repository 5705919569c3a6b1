package io.github.mesdk.internal.cache;

import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.proof.BindableToken;
import io.github.mesdk.token.proof.ProofKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * Returns the token, with the hash of the key that it is bound to. Without the key, a stolen
   * token must not get the answer of its owner.
   */
  public String credential() {
    ProofKey key = BindableToken.keyOf(token);
    return key == null ? token.value() : token.value() + ' ' + key.thumbprint();
  }

  /**
   * The part that all requests of one client share: every setting that can change the answer.
   *
   * @param provider the whole provider description: the request, and how the reply is read
   * @param connection how the client connects, and how large a reply may be
   * @param headers the headers of the client, which may identify a tenant; never shown
   * @param scope the name that stands for the client's own code in a shared second level; null if
   *     not set
   */
  public record Endpoint(
      IdentityProvider<?> provider,
      TransportSettings connection,
      Map<String, String> headers,
      @Nullable String scope) {

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
