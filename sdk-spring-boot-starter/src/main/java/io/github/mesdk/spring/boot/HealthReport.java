package io.github.mesdk.spring.boot;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The health of all configured clients. It repeats what the last calls saw and never calls a
 * provider, so that probes cost nothing and cannot use up a rate limit.
 *
 * @param status the worst status of a client
 * @param details the status and the kind of the last attempt of each client
 */
record HealthReport(CallState.Status status, Map<String, String> details) {
  static HealthReport of(MeClientFactory factory) {
    CallState.Status worst = CallState.Status.UNKNOWN;
    Map<String, String> details = new LinkedHashMap<>();
    for (String client : factory.settings().keySet()) {
      CallState state = factory.state(client);
      CallState.Status status = state.status();
      worst = status.compareTo(worst) > 0 ? status : worst;
      details.put(client, status + state.lastKind().map(kind -> " (" + kind + ")").orElse(""));
    }
    return new HealthReport(worst, details);
  }
}
