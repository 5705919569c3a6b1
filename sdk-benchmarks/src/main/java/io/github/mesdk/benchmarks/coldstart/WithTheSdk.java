package io.github.mesdk.benchmarks.coldstart;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;

/** A whole program that asks once, as a user of the SDK writes it. */
public final class WithTheSdk {
  private WithTheSdk() {}

  /**
   * Asks and prints the user's id.
   *
   * @param args the address
   */
  public static void main(String[] args) {
    MeClient<CurrentUserInfo> client =
        MeClient.builder(RiverGen.provider().at(URI.create(args[0])))
            .tokenProvider(TokenProvider.fromEnvironment("ME_TOKEN"))
            .build();
    System.out.println(client.me().user().id());
  }
}
