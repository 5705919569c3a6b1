package io.github.mesdk.spring.boot;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether one client checks all requests, or each request selects its client. */
final class ClientChoice {
  private ClientChoice() {}

  /** The application has one client for all requests, perhaps its own bean. */
  static final class Fixed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !ConfiguredClients.areSelected(context.getEnvironment());
    }
  }

  /** The application has several clients, or one that checks some requests only. */
  static final class PerRequest implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return ConfiguredClients.areSelected(context.getEnvironment());
    }
  }
}
