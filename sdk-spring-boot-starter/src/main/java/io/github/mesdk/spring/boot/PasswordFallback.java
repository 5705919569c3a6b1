package io.github.mesdk.spring.boot;

import io.github.mesdk.MeClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Ends the start if Spring Boot would protect the application with a generated password although a
 * client is configured, and warns if none is. Runs only if Spring Security is there and the
 * application declares no chain. It runs before the auto-configurations of other libraries, so it
 * does not see their chains.
 */
final class PasswordFallback implements ImportBeanDefinitionRegistrar {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.mesdk.spring");
  private static final String RESOURCE_SERVER =
      "org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector";

  private final Environment environment;
  private final ConfigurableListableBeanFactory beans;

  PasswordFallback(Environment environment, BeanFactory beans) {
    this.environment = environment;
    this.beans = (ConfigurableListableBeanFactory) beans;
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    if (!hasClient()) {
      LOG.warn(
          "No Me client checks the requests, because neither mesdk.issuer nor mesdk.provider is"
              + " set. Set one of them, or mesdk.security.enabled=false.");
    } else if (!ClassUtils.isPresent(RESOURCE_SERVER, beans.getBeanClassLoader())) {
      throw new MeConfigurationException(
          "Spring Security cannot check bearer tokens, because"
              + " spring-security-oauth2-resource-server is not on the class path",
          "Add Spring Boot's starter for resource servers, declare a security filter chain bean in"
              + " the application, or set mesdk.security.enabled=false. A chain that another"
              + " auto-configuration declares does not count.");
    }
  }

  private boolean hasClient() {
    return !ConfiguredClients.of(environment).isEmpty()
        || beans.getBeanNamesForType(MeClient.class, true, false).length > 0;
  }
}
