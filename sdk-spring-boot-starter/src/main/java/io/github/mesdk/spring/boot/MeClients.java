package io.github.mesdk.spring.boot;

import io.github.mesdk.MeClient;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.BeanFactory;

/** The clients of the application by name, its own included, with the settings of each. */
final class MeClients {
  /** One client. */
  record Named(String name, MeClient<?> client, ClientProperties settings) {}

  private final Map<String, Named> clients = new TreeMap<>();

  MeClients(BeanFactory beans, Map<String, ClientProperties> settings, ClientProperties defaults) {
    settings.forEach((name, of) -> clients.put(name, new Named(name, bean(beans, name), of)));
    if (settings.isEmpty()) {
      MeClient<?> own = beans.getBeanProvider(MeClient.class).getIfUnique();
      if (own != null) {
        String name = ConfiguredClients.SINGLE;
        clients.put(name, new Named(name, own, defaults));
      }
    }
  }

  private static MeClient<?> bean(BeanFactory beans, String name) {
    String bean = ConfiguredClients.clientBean(name);
    return beans.containsBean(bean)
        ? beans.getBean(bean, MeClient.class)
        : beans.getBean(MeClient.class);
  }

  Map<String, Named> byName() {
    return clients;
  }

  /** Returns the client of an application that has one. */
  Named only() {
    if (clients.isEmpty()) {
      throw new MeConfigurationException(
          "there are several MeClient beans, and no property says which one checks tokens",
          "Declare an introspector bean, or set mesdk.security.enabled=false.");
    }
    return clients.values().iterator().next();
  }
}
