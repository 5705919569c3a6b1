package io.github.mesdk.spring.boot;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Several clients.
 *
 * @param clients The clients, by name. Their beans are named after them, such as staffMeClient.
 */
@ConfigurationProperties("mesdk")
record ClientsProperties(@DefaultValue Map<String, ClientProperties> clients) {

  /** Copies the clients. */
  ClientsProperties {
    clients = Map.copyOf(clients);
  }
}
