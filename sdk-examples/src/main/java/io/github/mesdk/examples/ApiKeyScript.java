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
 * Gets the user of an API key, from a script.
 *
 * <pre>
 * TESTINY_API_KEY=… java -cp me.jar io.github.mesdk.examples.ApiKeyScript
 * TESTINY_API_KEY_FILE=key.txt java -cp me.jar io.github.mesdk.examples.ApiKeyScript
 * </pre>
 *
 * <p>The program catches nothing. After a failure it exits with status 1, and the stack trace on
 * stderr shows the reason but never the key.
 */
public final class ApiKeyScript {
  private ApiKeyScript() {}

  /** Prints the user. The optional argument is the base URL of another Testiny installation. */
  public static void main(String[] args) {
    IdentityProvider<AuthInfo> provider = Testiny.provider();
    if (args.length > 0) {
      provider = provider.at(URI.create(args[0]));
    }
    TokenProvider key = apiKey(System.getenv());
    AuthInfo me = MeClient.builder(provider).tokenProvider(key).build().me();

    System.out.println("signed in as " + me.email().orElse("user " + me.userId()));
    me.tokenExpiresAt().ifPresent(time -> System.out.println("the key expires at " + time));
  }

  /** A changed file is read again; an environment variable cannot change. */
  private static TokenProvider apiKey(Map<String, String> environment) {
    String file = environment.get("TESTINY_API_KEY_FILE");
    return file == null
        ? TokenProvider.fromEnvironment("TESTINY_API_KEY")
        : TokenProvider.fromFile(Path.of(file));
  }
}
