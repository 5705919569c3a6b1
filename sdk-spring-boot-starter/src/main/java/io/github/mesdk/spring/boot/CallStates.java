package io.github.mesdk.spring.boot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the last calls of each client say about its provider. Depends on no other bean, so the
 * factory of the clients and the discovery of an issuer share it without a cycle.
 */
final class CallStates {
  private final Map<String, CallState> states = new ConcurrentHashMap<>();

  /** Returns the state of a client. The settings must be those of this client. */
  CallState of(String client, ClientProperties settings) {
    return states.computeIfAbsent(
        client, name -> new CallState(System::nanoTime, settings.timeout()));
  }
}
