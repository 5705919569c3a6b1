package io.github.mesdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Looks for what must not be shown. */
public final class Secrets {
  private Secrets() {}

  /** That none of {@code secrets} stands in the failure, its causes, or what it suppressed. */
  public static void assertAbsent(Throwable failure, String... secrets) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace + " " + failure).doesNotContain(secrets);
  }
}
