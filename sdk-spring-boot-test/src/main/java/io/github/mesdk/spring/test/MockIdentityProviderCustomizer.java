package io.github.mesdk.spring.test;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Starts the kit with the application context. All instances are equal, so contexts are cached. */
record MockIdentityProviderCustomizer() implements ContextCustomizer {
  private static final String BEARER = "-bearer";

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    MockIdentityProvider kit = MockIdentityProvider.start();
    ConfigurableEnvironment environment = context.getEnvironment();
    Map<String, Object> addresses = addresses(kit, Binder.get(environment));
    environment.getPropertySources().addFirst(new MapPropertySource("mockMe", addresses));
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("mockIdentityProvider", kit);
    beans.registerDisposableBean("mockIdentityProvider", kit::close);
  }

  private static Map<String, Object> addresses(MockIdentityProvider kit, Binder binder) {
    Map<String, Object> addresses = new HashMap<>();
    for (String prefix : prefixes(binder)) {
      boolean hasIssuer = binder.bind(prefix + ".issuer", String.class).isBound();
      String provider = binder.bind(prefix + ".provider", String.class).orElse("oidc");
      if (hasIssuer) {
        addresses.put(prefix + ".issuer", kit.issuer().toString());
      }
      system(provider)
          .filter(system -> !hasIssuer || system != MockSystem.OIDC)
          .ifPresent(system -> addresses.put(prefix + ".base-url", kit.baseUrl(system).toString()));
    }
    return addresses;
  }

  private static Set<String> prefixes(Binder binder) {
    Set<String> prefixes = new TreeSet<>();
    binder
        .bind("mesdk.clients", Bindable.mapOf(String.class, Object.class))
        .ifBound(
            clients -> clients.keySet().forEach(name -> prefixes.add("mesdk.clients." + name)));
    return prefixes.isEmpty() ? Set.of("mesdk") : prefixes;
  }

  private static Optional<MockSystem> system(String provider) {
    String name = provider.replace(BEARER, "").toUpperCase(Locale.ROOT);
    for (MockSystem system : MockSystem.values()) {
      if (system.name().equals(name)) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }
}
