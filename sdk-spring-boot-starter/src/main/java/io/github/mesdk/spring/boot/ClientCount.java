package io.github.mesdk.spring.boot;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the properties configure several clients, of which one is selected per request. */
final class ClientCount {
  private ClientCount() {}

  /** The application has one client, perhaps its own bean. */
  static final class One implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return ConfiguredClients.of(context.getEnvironment()).size() <= 1;
    }
  }

  /** The application has several clients. */
  static final class Several implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return ConfiguredClients.of(context.getEnvironment()).size() > 1;
    }
  }
}
