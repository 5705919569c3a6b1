package io.github.mesdk.internal.cache;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.util.List;
import java.util.Map;

/**
 * All that an answer depends on: two requests have the same answer only if everything here is
 * equal. Its text form shows no credential.
 *
 * @param endpoint which service is asked, and how
 * @param arguments what the request tells besides the token, in the order in which it is sent. A
 *     secret one is the credential of the user who is asked about; the token is then that of the
 *     program that asks
 * @param token the token to ask with
 */
public record CacheRequest(Endpoint endpoint, List<Argument> arguments, AccessToken token) {

  /** Copies. */
  public CacheRequest {
    arguments = List.copyOf(arguments);
  }

  /**
   * What all requests of one client have in common.
   *
   * @param provider the provider's name
   * @param address the HTTP method and the address that is asked
   * @param model the class of the answer
   * @param headers the headers that the client was built with, which may tell tenants apart; never
   *     shown
   */
  public record Endpoint(
      String provider,
      String address,
      Class<? extends CurrentUser> model,
      Map<String, String> headers) {

    /** Copies. */
    public Endpoint {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return provider + " (" + address + ")";
    }
  }
}
