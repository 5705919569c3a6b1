package io.github.mesdk.examples.backend;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/** The backend on a free port, with a provider in memory. */
final class RunningBackend implements AutoCloseable {
  private final MockIdentityProvider provider = MockIdentityProvider.start();
  private final ConfigurableApplicationContext context;

  RunningBackend(String... properties) {
    String[] arguments = new String[properties.length + 1];
    System.arraycopy(properties, 0, arguments, 0, properties.length);
    arguments[properties.length] = "--server.port=0";
    context = Backend.run(provider, arguments);
  }

  MockIdentityProvider provider() {
    return provider;
  }

  URI address() {
    return URI.create(context.getEnvironment().getRequiredProperty("backend.address"));
  }

  /** Ada is an administrator, Grace is not, and Alan is suspended. */
  String subject(String givenName) {
    return provider.users(MockSystem.OIDC).stream()
        .filter(user -> user.givenName().equals(givenName))
        .map(MockUser::id)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    context.close();
    provider.close();
  }
}
