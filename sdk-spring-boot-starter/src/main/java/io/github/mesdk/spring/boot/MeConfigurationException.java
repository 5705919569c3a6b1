package io.github.mesdk.spring.boot;

/** The properties of {@code mesdk}, or the beans that a client uses, describe no client. */
final class MeConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  MeConfigurationException(String problem, String action) {
    super(problem);
    this.action = action;
  }

  MeConfigurationException(String problem, String action, RuntimeException cause) {
    super(problem, cause);
    this.action = action;
  }

  /** Returns what to change. */
  String action() {
    return action;
  }
}
