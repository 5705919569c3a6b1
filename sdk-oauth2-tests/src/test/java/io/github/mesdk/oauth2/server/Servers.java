package io.github.mesdk.oauth2.server;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides tests with the shared {@link Keycloak}, {@link SpringServer}, {@link OidcProvider} or
 * {@link BetterAuthServer} of the run. The first test that needs a server starts it, and JUnit
 * closes it after the last test.
 */
final class Servers implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Servers.class);
  private static final Map<Class<?>, Supplier<Object>> STARTS =
      Map.of(
          Keycloak.class,
          Keycloak::new,
          SpringServer.class,
          SpringServer::new,
          OidcProvider.class,
          OidcProvider::new,
          BetterAuthServer.class,
          BetterAuthServer::new);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return STARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            parameter.getParameter().getType(), type -> STARTS.get(type).get(), Object.class);
  }
}
