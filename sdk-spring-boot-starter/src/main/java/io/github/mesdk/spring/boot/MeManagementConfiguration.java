package io.github.mesdk.spring.boot;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;

/**
 * Answers 503 on a separate management port. Spring Boot gives that port the security chain of the
 * application, but no other filter. In a reactive application, it uses all filters.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(value = MeFailureFilter.class, search = SearchStrategy.ANCESTORS)
class MeManagementConfiguration {
  MeManagementConfiguration() {}

  @Bean
  MeFailureFilter meManagementFailureFilter() {
    return new MeFailureFilter();
  }
}
