package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.net.URI;
import java.util.Map;

/**
 * Serves users of several providers, with one client for each provider. Every answer becomes an
 * {@link Identity}. Run it with {@code java -cp me.jar io.github.mesdk.examples.SeveralProviders}.
 */
public final class SeveralProviders {
  private final Map<String, MeClient<?>> clients;

  SeveralProviders(Map<String, MeClient<?>> clients) {
    this.clients = Map.copyOf(clients);
  }

  /** The program supplies the provider's name, which a token does not reliably contain. */
  Identity identity(String provider, String token) {
    MeClient<?> client = clients.get(provider);
    if (client == null) {
      throw new IllegalArgumentException("unknown provider " + provider);
    }
    return client.me(MeRequest.ofToken(token)).identity();
  }

  /**
   * Returns a unique database key for a user. A subject is unique only within its provider and
   * tenant. Two OpenID Connect issuers are two providers, so the key contains the program's own
   * name for the provider.
   */
  static String key(String provider, Identity user) {
    return provider + "/" + user.tenant().orElse("") + "/" + user.subject();
  }

  /** Calls two in-memory providers and prints the key of each user. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      URI rivergen = idp.baseUrl(MockSystem.RIVERGEN);
      URI userInfo = idp.baseUrl(MockSystem.OIDC);
      SeveralProviders providers =
          new SeveralProviders(
              Map.of(
                  "rivergen", MeClient.builder(RiverGen.provider().at(rivergen)).build(),
                  "company", MeClient.builder(Oidc.userInfo(userInfo)).build()));
      Identity ada = providers.identity("rivergen", idp.token(MockSystem.RIVERGEN));
      System.out.println(ada.name().orElse("?") + " is " + key("rivergen", ada));
      ada = providers.identity("company", idp.token(MockSystem.OIDC));
      System.out.println(ada.name().orElse("?") + " is " + key("company", ada));
    }
  }
}
