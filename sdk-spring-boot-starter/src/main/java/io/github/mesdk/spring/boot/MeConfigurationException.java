package io.github.mesdk.spring.boot;

/** The properties of {@code mesdk} describe no client. */
final class MeConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  MeConfigurationException(String problem, String action) {
    super(problem);
    this.action = action;
  }

  /** Returns what to change. */
  String action() {
    return action;
  }
}
