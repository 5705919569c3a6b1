package io.github.mesdk.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration of the health of clients. The interface has another package since Spring Boot
 * 4, so each version has its own nested configuration.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE + 6)
@ConditionalOnBean(MeClientFactory.class)
@Conditional(MeHealthAutoConfiguration.IsEnabled.class)
public class MeHealthAutoConfiguration {
  MeHealthAutoConfiguration() {}

  /** As Spring Boot's own condition, whose package differs between its versions. */
  static final class IsEnabled implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Environment environment = context.getEnvironment();
      boolean isDefault =
          environment.getProperty("management.health.defaults.enabled", Boolean.class, true);
      return environment.getProperty("management.health.me.enabled", Boolean.class, isDefault);
    }
  }

  /** Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3 {

    @Bean
    @ConditionalOnMissingBean(name = "meHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator meHealthIndicator(
        MeClientFactory factory) {
      return () -> {
        HealthReport report = HealthReport.of(factory);
        return org.springframework.boot.actuate.health.Health.status(report.status().name())
            .withDetails(report.details())
            .build();
      };
    }
  }

  /** Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4 {

    @Bean
    @ConditionalOnMissingBean(name = "meHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator meHealthIndicator(
        MeClientFactory factory) {
      return () -> {
        HealthReport report = HealthReport.of(factory);
        return org.springframework.boot.health.contributor.Health.status(report.status().name())
            .withDetails(report.details())
            .build();
      };
    }
  }
}
