package io.github.mesdk.examples.backend;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A backend that asks an identity provider who its users are. Its page lets you sign in, cause an
 * outage of the provider, and see what the backend answers.
 */
@SpringBootApplication
public class Backend {

  /** Starts the backend together with a provider in memory. The arguments are properties. */
  public static void main(String[] args) {
    MockIdentityProvider provider = MockIdentityProvider.start();
    // The backend does not refresh tokens, so a token lasts as long as a look around.
    provider.tokenEndpoint(MockSystem.OIDC).accessTokenLifetime(Duration.ofHours(8));
    String address = run(provider, args).getEnvironment().getProperty("backend.address");
    System.out.println("Open " + address + " in a browser. Ctrl+C stops the backend.");
  }

  /** An application in production has these properties in a file, and no provider in memory. */
  static ConfigurableApplicationContext run(MockIdentityProvider provider, String... args) {
    Map<String, Object> properties =
        Map.of(
            "mesdk.issuer", provider.issuer().toString(),
            "backend.client-id", provider.credentials().clientId(),
            "backend.client-secret", provider.credentials().clientSecret());
    return new SpringApplicationBuilder(Backend.class)
        .properties(properties)
        .initializers(context -> context.getBeanFactory().registerSingleton("provider", provider))
        .run(args);
  }
}
