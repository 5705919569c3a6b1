package io.github.mesdk.spring.boot;

import io.github.mesdk.MeClient;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.spring.ProviderLookup;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.TokenProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration of clients.
 *
 * <p>It is ordered by number. The auto-configurations of Spring Boot that it must precede have
 * other names in each version, and a wrong name would be ignored.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE + 5)
@ConditionalOnClass(MeClient.class)
@EnableConfigurationProperties({ClientProperties.class, ClientsProperties.class})
@Import(MeClientRegistrar.class)
public class MeClientAutoConfiguration {
  MeClientAutoConfiguration() {}

  /** The names of beans that only the starter uses are no names that an application chooses. */
  private static final String INTERNAL = "io.github.mesdk.spring.boot.";

  @Bean(INTERNAL + "CallStates")
  CallStates meCallStates() {
    return new CallStates();
  }

  @Bean(INTERNAL + "MeClientFactory")
  MeClientFactory meClientFactory(
      ListableBeanFactory beans, Environment environment, ObjectProvider<ProviderLookup> lookups) {
    Map<String, IdentityProvider<?>> own = new LinkedHashMap<>();
    beans.getBeansOfType(IdentityProvider.class).forEach((name, bean) -> own.put(name, bean));
    List<ProviderLookup> all = new ArrayList<>(lookups.orderedStream().toList());
    all.add(new CoreProviders());
    if (MoreProviders.isOnClassPath()) {
      all.add(new MoreProviders());
    }
    return new MeClientFactory(beans, new Providers(own, all), ConfiguredClients.of(environment));
  }

  @Bean(INTERNAL + "MeClients")
  MeClients meClients(
      ListableBeanFactory beans, MeClientFactory factory, ClientProperties defaults) {
    return new MeClients(beans, factory, defaults);
  }

  /** Masks credentials in the endpoints of Spring Boot's actuator. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.SanitizingFunction")
  static class Actuator {

    @Bean(INTERNAL + "MaskedCredentials")
    MaskedCredentials meMaskedCredentials() {
      return new MaskedCredentials();
    }
  }

  /** What Spring Boot does with Spring Security if this starter configures no chain. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @ConditionalOnClass(
      name = "org.springframework.security.config.annotation.web.builders.HttpSecurity")
  @ConditionalOnProperty(name = "mesdk.security.enabled", matchIfMissing = true)
  @ConditionalOnMissingBean(
      type = {
        "org.springframework.security.web.SecurityFilterChain",
        "org.springframework.security.web.server.SecurityWebFilterChain"
      })
  @Import(PasswordFallback.class)
  static class WithoutChain {}

  /** The issuer of a single client. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(OAuth2Issuer.class)
  @ConditionalOnProperty("mesdk.issuer")
  static class SingleIssuer {
    private static final String ISSUER_BEAN = "meIssuer";

    @Bean(INTERNAL + "IssuerDiscovery")
    IssuerDiscovery meIssuerDiscovery(ListableBeanFactory beans, ClientProperties settings) {
      String client = ConfiguredClients.SINGLE;
      CallState state = beans.getBean(CallStates.class).of(client, settings);
      List<String> issuers = List.of(beans.getBeanNamesForType(OAuth2Issuer.class, true, false));
      if (!issuers.contains(ISSUER_BEAN)) {
        return new IssuerDiscovery(
            deadline -> beans.getBean(OAuth2Issuer.class), System::nanoTime, state);
      }
      return IssuerSupport.discovery(client, settings, beans);
    }

    /** Discovers the issuer when this bean is first used, and not at the start. */
    @Bean(ISSUER_BEAN)
    @Lazy
    @ConditionalOnMissingBean
    OAuth2Issuer meIssuer(IssuerDiscovery discovery, ClientProperties settings) {
      return discovery.get(Deadline.after(settings.timeout()));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("mesdk.client-credentials.client-id")
    @Conditional(WithoutToken.class)
    TokenProvider meTokenProvider(IssuerDiscovery discovery, ClientProperties settings) {
      return IssuerSupport.clientCredentials(discovery, settings);
    }

    /** The credentials of an introspection get no token if the settings have one. */
    static final class WithoutToken implements Condition {
      WithoutToken() {}

      @Override
      public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return environment.getProperty("mesdk.token") == null
            && environment.getProperty("mesdk.token-file") == null;
      }
    }
  }
}
