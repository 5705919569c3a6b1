package io.github.mesdk.spring.boot;

import java.util.Map;
import java.util.Optional;
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
    ClientProperties single = single(environment);
    Map<String, ClientProperties> named =
        Binder.get(environment).bindOrCreate("mesdk", ClientsProperties.class).clients();
    if (named.containsKey(SINGLE)) {
      throw new MeConfigurationException(
          "mesdk.clients.me has the name of the single client, which is configured below mesdk",
          "Use another name, or configure the single client below mesdk.");
    }
    if (!named.isEmpty()) {
      rejectSettingsOfASingleClient(environment, single);
    }
    return single.isConfigured() ? Map.of(SINGLE, single) : new TreeMap<>(named);
  }

  /** They would apply to no client. */
  private static void rejectSettingsOfASingleClient(
      Environment environment, ClientProperties single) {
    // A variable of the environment has no exact name, so the two that make a client are read.
    Optional<String> variable =
        Optional.of("mesdk.provider or mesdk.issuer").filter(name -> single.isConfigured());
    Optional<String> property = KnownProperties.ofAClient(environment).or(() -> variable);
    property.ifPresent(name -> {
      throw new MeConfigurationException(
          name + " is set together with mesdk.clients", "Move it below mesdk.clients.<name>.");
    });
  }

  /**
   * Returns whether each request selects its client, because not all requests have the same one.
   */
  static boolean areSelected(Environment environment) {
    Map<String, ClientProperties> clients = of(environment);
    if (clients.isEmpty()) { // the settings are those of a client that the application built
      return single(environment).isSelective();
    }
    return clients.size() > 1 || clients.values().stream().anyMatch(ClientProperties::isSelective);
  }

  private static ClientProperties single(Environment environment) {
    return Binder.get(environment).bindOrCreate("mesdk", ClientProperties.class);
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
