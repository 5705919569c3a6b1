package io.github.mesdk.spring.boot;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Reads which clients the properties configure, before any bean exists. */
final class ConfiguredClients {
  /** The name of the client that is configured without a name. */
  static final String SINGLE = "me";

  private ConfiguredClients() {}

  /** Returns the settings of each client by name; empty if none is configured. */
  static Map<String, ClientProperties> of(Environment environment) {
    Binder binder = Binder.get(environment);
    ClientProperties single = binder.bindOrCreate("mesdk", ClientProperties.class);
    Map<String, ClientProperties> named =
        binder.bindOrCreate("mesdk", ClientsProperties.class).clients();
    if (!single.isConfigured()) {
      return new TreeMap<>(named);
    }
    if (!named.isEmpty()) {
      throw new MeConfigurationException(
          "mesdk.provider or mesdk.issuer is set together with mesdk.clients",
          "Move the settings of the single client below mesdk.clients.<name>.");
    }
    return Map.of(SINGLE, single);
  }

  static String clientBean(String client) {
    return client.equals(SINGLE) ? "meClient" : client + "MeClient";
  }

  static String cacheBean(String client) {
    return client.equals(SINGLE) ? "meCache" : client + "MeCache";
  }

  /** Returns where the settings of a client stand, for messages. */
  static String prefix(String client) {
    return client.equals(SINGLE) ? "mesdk" : "mesdk.clients." + client;
  }
}
