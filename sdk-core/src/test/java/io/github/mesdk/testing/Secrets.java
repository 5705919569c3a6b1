package io.github.mesdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Asserts that no secret is shown. */
public final class Secrets {
  private Secrets() {}

  /** Asserts that the failure, its causes and its suppressed exceptions contain no secret. */
  public static void assertAbsent(Throwable failure, String... secrets) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace + " " + failure).doesNotContain(secrets);
  }
}
