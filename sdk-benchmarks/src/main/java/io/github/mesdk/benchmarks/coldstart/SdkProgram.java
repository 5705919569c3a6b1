package io.github.mesdk.benchmarks.coldstart;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;

/** A complete program that makes one call with the SDK. */
public final class SdkProgram {
  private SdkProgram() {}

  /**
   * Calls the service and prints the user id.
   *
   * @param args the base URL of the service
   */
  public static void main(String[] args) {
    MeClient<CurrentUserInfo> client =
        MeClient.builder(RiverGen.provider().at(URI.create(args[0])))
            .tokenProvider(TokenProvider.fromEnvironment("ME_TOKEN"))
            .build();
    System.out.println(client.me().user().id());
  }
}
