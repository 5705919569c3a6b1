package io.github.mesdk.spring.boot;

import io.github.mesdk.MeClient;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.BeanFactory;

/** The clients of the application by name, its own included, with the settings of each. */
final class MeClients {
  /**
   * One client.
   *
   * @param subjectArgument the argument for the token of the user; empty if the user's token is
   *     that of the call
   */
  record Named(
      String name,
      MeClient<?> client,
      ClientProperties settings,
      Optional<String> subjectArgument) {}

  private final Map<String, Named> clients = new TreeMap<>();

  MeClients(BeanFactory beans, MeClientFactory factory, ClientProperties defaults) {
    factory
        .settings()
        .forEach((name, of) -> {
          MeClient<?> client = bean(beans, name);
          clients.put(name, new Named(name, client, of, factory.subjectArgument(name)));
        });
    if (clients.isEmpty()) {
      MeClient<?> own = beans.getBeanProvider(MeClient.class).getIfUnique();
      if (own != null) {
        String name = ConfiguredClients.SINGLE;
        clients.put(name, new Named(name, own, defaults, Optional.empty()));
      }
    }
  }

  private static MeClient<?> bean(BeanFactory beans, String name) {
    String bean = ConfiguredClients.clientBean(name);
    return beans.containsBean(bean)
        ? beans.getBean(bean, MeClient.class)
        : beans.getBean(MeClient.class);
  }

  /** Returns the clients by name: at least one. */
  Map<String, Named> byName() {
    if (clients.isEmpty()) {
      throw new MeConfigurationException(
          "there are several MeClient beans, and no property says which one checks tokens",
          "Declare an introspector bean, or set mesdk.security.enabled=false.");
    }
    return clients;
  }

  /** Returns the client of an application that has one. */
  Named only() {
    return byName().values().iterator().next();
  }
}
