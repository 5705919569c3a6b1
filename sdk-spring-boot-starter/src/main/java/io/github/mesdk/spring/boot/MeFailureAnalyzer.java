package io.github.mesdk.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a mistake in the properties as two sentences instead of a stack trace. */
final class MeFailureAnalyzer extends AbstractFailureAnalyzer<MeConfigurationException> {
  MeFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable root, MeConfigurationException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
