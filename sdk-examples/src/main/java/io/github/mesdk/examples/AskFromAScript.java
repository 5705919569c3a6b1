package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.token.TokenProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * How does a script ask whose API key it has?
 *
 * <pre>
 * TESTINY_API_KEY=… java -cp me.jar io.github.mesdk.examples.AskFromAScript
 * TESTINY_API_KEY_FILE=key.txt java -cp me.jar io.github.mesdk.examples.AskFromAScript
 * </pre>
 *
 * <p>Nothing is caught: a failure ends the program with status 1 and the exception on stderr, which
 * says why and shows no key.
 */
public final class AskFromAScript {
  private AskFromAScript() {}

  /** Asks; an argument, if there is one, is the address of another Testiny than the vendor's. */
  public static void main(String[] args) {
    IdentityProvider<AuthInfo> provider = Testiny.provider();
    if (args.length > 0) {
      provider = provider.at(URI.create(args[0]));
    }
    TokenProvider key = apiKey(System.getenv());
    AuthInfo me = MeClient.builder(provider).tokenProvider(key).build().me();

    System.out.println("signed in as " + me.email().orElse("user " + me.userId()));
    me.tokenExpiresAt().ifPresent(end -> System.out.println("the key ends at " + end));
  }

  /** A file is read again when it changes; a variable stays what it was. */
  private static TokenProvider apiKey(Map<String, String> environment) {
    String file = environment.get("TESTINY_API_KEY_FILE");
    return file == null
        ? TokenProvider.fromEnvironment("TESTINY_API_KEY")
        : TokenProvider.fromFile(Path.of(file));
  }
}
