package io.github.mesdk;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.util.List;
import java.util.Map;

/**
 * All that an answer depends on, as an {@link AnswerCache} sees it: two questions have the same
 * answer only if everything here is equal. Its text form shows no credential.
 *
 * @param endpoint who is asked, and how
 * @param arguments all that is told besides the token, in the order it is sent. If one is secret,
 *     it is the credential of the user who is asked about, and the token that of the program that
 *     asks
 * @param token the token to ask with
 */
public record Question(Endpoint endpoint, List<Argument> arguments, AccessToken token) {

  /** Copies. */
  public Question {
    arguments = List.copyOf(arguments);
  }

  /**
   * What the questions of one client have in common.
   *
   * @param provider the provider's name
   * @param address the HTTP method and the address that is asked
   * @param model the class of the answer
   * @param headers the headers that the user gave the client, which may tell tenants apart; never
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
