package io.github.mesdk.spring.test;

import io.github.mesdk.testkit.MockCredentials;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    MockIdentityProvider kit = MockIdentityProvider.start();
    ConfigurableEnvironment environment = context.getEnvironment();
    Map<String, Object> properties = properties(kit, Binder.get(environment));
    environment.getPropertySources().addFirst(new MapPropertySource("mockMe", properties));
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("mockIdentityProvider", kit);
    beans.registerDisposableBean("mockIdentityProvider", kit::close);
  }

  private static Map<String, Object> properties(MockIdentityProvider kit, Binder binder) {
    Map<String, Object> properties = new HashMap<>();
    for (String prefix : prefixes(binder)) {
      boolean hasIssuer = isSet(binder, prefix + ".issuer");
      String provider =
          binder.bind(prefix + ".provider", String.class).orElse(hasIssuer ? "oidc" : "");
      Optional<MockSystem> known = system(provider);
      MockSystem system = known.orElse(MockSystem.OIDC);
      if (hasIssuer) {
        properties.put(prefix + ".issuer", kit.issuer().toString());
      }
      if (known.isPresent() && !(hasIssuer && system == MockSystem.OIDC)) {
        properties.put(prefix + ".base-url", kit.baseUrl(system).toString());
      }
      boolean asksTheKit = hasIssuer || known.isPresent();
      if (asksTheKit && isSet(binder, prefix + ".token")) {
        properties.put(prefix + ".token", kit.token(system));
      }
      if (isSet(binder, prefix + ".client-credentials.client-id")) {
        properties.putAll(credentials(prefix + ".client-credentials", kit.credentials()));
      }
    }
    return properties;
  }

  private static boolean isSet(Binder binder, String property) {
    return binder.bind(property, String.class).isBound();
  }

  private static Map<String, String> credentials(String prefix, MockCredentials accepted) {
    return Map.of(
        prefix + ".client-id", accepted.clientId(),
        prefix + ".client-secret", accepted.clientSecret());
  }

  private static Set<String> prefixes(Binder binder) {
    Set<String> prefixes = new TreeSet<>();
    binder
        .bind("mesdk.clients", Bindable.mapOf(String.class, Object.class))
        .ifBound(
            clients -> clients.keySet().forEach(name -> prefixes.add("mesdk.clients." + name)));
    return prefixes.isEmpty() ? Set.of("mesdk") : prefixes;
  }

  /** The name of a provider is that of its system, perhaps with the kind of the credential. */
  private static Optional<MockSystem> system(String provider) {
    return Stream.of(MockSystem.values())
        .filter(system -> {
          String name = system.name().toLowerCase(Locale.ROOT).replace('_', '-');
          return provider.equals(name) || provider.startsWith(name + "-");
        })
        .findFirst();
  }
}
