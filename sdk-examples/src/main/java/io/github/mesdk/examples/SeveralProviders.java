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
 * How does one program serve users of several providers? One client for each, picked by name; all
 * of them answer with an {@link Identity}. {@code java -cp me.jar
 * io.github.mesdk.examples.SeveralProviders}
 */
public final class SeveralProviders {
  private final Map<String, MeClient<?>> clients;

  SeveralProviders(Map<String, MeClient<?>> clients) {
    this.clients = Map.copyOf(clients);
  }

  /** The name comes from the program, never from the token: a token does not say where to ask. */
  Identity who(String provider, String token) {
    MeClient<?> client = clients.get(provider);
    if (client == null) {
      throw new IllegalArgumentException("no provider is called " + provider);
    }
    return client.me(MeRequest.ofToken(token)).identity();
  }

  /**
   * What to store a user under. An id is unique only within its provider and tenant, and two
   * companies that speak OpenID Connect are two providers: the program's own name tells them apart.
   */
  static String key(String provider, Identity user) {
    return provider + "/" + user.tenant().orElse("") + "/" + user.subject();
  }

  /** Asks two providers, both played in memory, and prints whom they know. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      URI rivergen = idp.baseUrl(MockSystem.RIVERGEN);
      URI userInfo = idp.baseUrl(MockSystem.OIDC);
      SeveralProviders providers =
          new SeveralProviders(
              Map.of(
                  "rivergen", MeClient.builder(RiverGen.provider().at(rivergen)).build(),
                  "company", MeClient.builder(Oidc.userInfo(userInfo)).build()));
      Identity ada = providers.who("rivergen", idp.token(MockSystem.RIVERGEN));
      System.out.println(ada.name().orElse("?") + " is " + key("rivergen", ada));
      ada = providers.who("company", idp.token(MockSystem.OIDC));
      System.out.println(ada.name().orElse("?") + " is " + key("company", ada));
    }
  }
}
