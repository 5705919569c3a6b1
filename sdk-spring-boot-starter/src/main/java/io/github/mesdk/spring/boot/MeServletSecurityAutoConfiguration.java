package io.github.mesdk.spring.boot;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.mesdk.MeClient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Auto-configuration of Spring Security in servlet applications. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE + 6)
@ConditionalOnClass({OpaqueTokenIntrospector.class, HttpSecurity.class, HttpServletRequest.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MeClient.class)
@ConditionalOnProperty(name = "mesdk.security.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MeSecurityProperties.class)
public class MeServletSecurityAutoConfiguration {
  MeServletSecurityAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(value = MeFailureFilter.class, name = "meFailureFilter")
  MeFailureFilter meFailureFilter() {
    return new MeFailureFilter();
  }

  /** Asks the only client; with several, the resolver selects one. */
  @Bean
  @ConditionalOnMissingBean
  @Conditional(ClientChoice.Fixed.class)
  OpaqueTokenIntrospector meOpaqueTokenIntrospector(
      MeClients clients, MeSecurityProperties settings) {
    return introspector(clients.only(), settings);
  }

  private static OpaqueTokenIntrospector introspector(
      MeClients.Named client, MeSecurityProperties settings) {
    TokenCheck check = new TokenCheck(client, settings.retryAfter(), InstantSource.system());
    return check::check;
  }

  /** Asks one of several clients. An introspector of the application checks all tokens instead. */
  @Bean
  @ConditionalOnMissingBean({AuthenticationManagerResolver.class, OpaqueTokenIntrospector.class})
  @Conditional(ClientChoice.PerRequest.class)
  AuthenticationManagerResolver<HttpServletRequest> meAuthenticationManagerResolver(
      MeClients clients, MeSecurityProperties settings) {
    ClientSelector selector = new ClientSelector(clients.byName().values());
    Map<String, AuthenticationManager> managers = new HashMap<>();
    clients
        .byName()
        .forEach((name, client) ->
            managers.put(
                name,
                new OpaqueTokenAuthenticationProvider(introspector(client, settings))
                    ::authenticate));
    return request ->
        authentication -> {
          String token = ((BearerTokenAuthenticationToken) authentication).getToken();
          return selector
              .select(request.getServerName(), path(request), token)
              .map(managers::get)
              .orElseThrow(() -> new InvalidBearerTokenException("no provider issued the token"))
              .authenticate(authentication);
        };
  }

  /** Returns the path below the context path, as in the patterns of controllers. */
  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** The security of an application that declares none. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  static class DefaultChain {

    /**
     * Requires a bearer token on every path that is not open. No session and no cookie
     * authenticates a request, so it needs no protection against request forgery, and there is
     * nothing to log out of.
     */
    @Bean
    SecurityFilterChain meSecurityFilterChain(
        HttpSecurity http,
        ObjectProvider<AuthenticationManagerResolver<HttpServletRequest>> resolver,
        MeSecurityProperties settings)
        throws Exception {
      String[] open = settings.permitAll().toArray(String[]::new);
      http.authorizeHttpRequests(requests -> {
        // A failure of the application keeps its status.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        if (open.length > 0) {
          requests.requestMatchers(open).permitAll();
        }
        requests.anyRequest().authenticated();
      });
      http.sessionManagement(
          sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
      http.csrf(AbstractHttpConfigurer::disable);
      http.logout(AbstractHttpConfigurer::disable);
      AuthenticationManagerResolver<HttpServletRequest> several = resolver.getIfAvailable();
      http.oauth2ResourceServer(server -> {
        if (several == null) {
          server.opaqueToken(withDefaults());
        } else {
          server.authenticationManagerResolver(several);
        }
      });
      return http.build();
    }
  }

  /** The {@code @Me} parameters of controllers. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebMvcConfigurer.class)
  static class Parameters implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(new MeMvcArgumentResolver());
    }
  }
}
