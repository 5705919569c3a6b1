package io.github.mesdk.spring.boot;

import static org.springframework.security.config.Customizer.withDefaults;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.CurrentUser;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
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
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Auto-configuration of Spring Security in reactive applications. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE + 6)
@ConditionalOnClass({
  ReactiveOpaqueTokenIntrospector.class,
  ServerHttpSecurity.class,
  WebFluxConfigurer.class
})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(MeClient.class)
@ConditionalOnProperty(name = "mesdk.security.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MeSecurityProperties.class)
public class MeReactiveSecurityAutoConfiguration {
  MeReactiveSecurityAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean(value = MeFailureWebFilter.class, name = "meFailureWebFilter")
  MeFailureWebFilter meFailureWebFilter() {
    return new MeFailureWebFilter();
  }

  /** Asks the only client; with several, the resolver selects one. */
  @Bean
  @ConditionalOnMissingBean
  @Conditional(ClientChoice.Fixed.class)
  ReactiveOpaqueTokenIntrospector meReactiveOpaqueTokenIntrospector(
      MeClients clients, MeSecurityProperties settings) {
    return introspector(clients.only(), settings);
  }

  /**
   * Returns an introspector whose results always come from a thread of Reactor. Without that, the
   * application would run on the SDK's threads, and an answer from the cache would complete a
   * request while Reactor Netty 1.3.7 still reads it, after which that connection stops (<a
   * href="https://github.com/reactor/reactor-netty/issues/4361">reactor-netty 4361</a>).
   */
  private static ReactiveOpaqueTokenIntrospector introspector(
      MeClients.Named client, MeSecurityProperties settings) {
    TokenCheck check = new TokenCheck(client, settings.retryAfter(), InstantSource.system());
    return token ->
        ReactiveObservation.<CurrentUser>start(() -> check.start(token))
            .publishOn(Schedulers.parallel())
            .<OAuth2AuthenticatedPrincipal>map(check::principal)
            .onErrorMap(check::meaning);
  }

  /** Asks one of several clients. An introspector of the application checks all tokens instead. */
  @Bean
  @ConditionalOnMissingBean({
    ReactiveAuthenticationManagerResolver.class,
    ReactiveOpaqueTokenIntrospector.class
  })
  @Conditional(ClientChoice.PerRequest.class)
  ReactiveAuthenticationManagerResolver<ServerWebExchange> meAuthenticationManagerResolver(
      MeClients clients, MeSecurityProperties settings) {
    ClientSelector selector = new ClientSelector(clients.byName().values());
    Map<String, ReactiveAuthenticationManager> managers = new HashMap<>();
    clients
        .byName()
        .forEach((name, client) ->
            managers.put(
                name,
                new OpaqueTokenReactiveAuthenticationManager(introspector(client, settings))));
    ReactiveAuthenticationManager none =
        token -> Mono.error(new InvalidBearerTokenException("no provider issued the token"));
    return exchange ->
        Mono.just(authentication ->
            managers
                .getOrDefault(selected(selector, exchange, authentication), none)
                .authenticate(authentication));
  }

  private static String selected(
      ClientSelector selector, ServerWebExchange exchange, Object authentication) {
    var request = exchange.getRequest();
    String path = request.getPath().pathWithinApplication().value();
    String token = ((BearerTokenAuthenticationToken) authentication).getToken();
    return selector.select(host(request.getURI()), path, token).orElse("");
  }

  /**
   * Returns the host of a request. A {@code URI} has none if the name contains an underscore, as
   * those of container networks may.
   */
  private static String host(URI requested) {
    String host = requested.getHost();
    return host != null
        ? host
        : String.valueOf(requested.getRawAuthority()).replaceFirst(":\\d*$", "");
  }

  /** The security of an application that declares none. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(SecurityWebFilterChain.class)
  static class DefaultChain {

    /**
     * Requires a bearer token on every path that is not open. No session and no cookie
     * authenticates a request, so it needs no protection against request forgery, and there is
     * nothing to log out of.
     */
    @Bean
    SecurityWebFilterChain meSecurityWebFilterChain(
        ServerHttpSecurity http,
        ObjectProvider<ReactiveAuthenticationManagerResolver<ServerWebExchange>> resolver,
        MeSecurityProperties settings) {
      String[] open = settings.permitAll().toArray(String[]::new);
      http.authorizeExchange(exchanges -> {
        if (open.length > 0) {
          exchanges.pathMatchers(open).permitAll();
        }
        exchanges.anyExchange().authenticated();
      });
      http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
      http.csrf(ServerHttpSecurity.CsrfSpec::disable);
      http.logout(ServerHttpSecurity.LogoutSpec::disable);
      ReactiveAuthenticationManagerResolver<ServerWebExchange> several = resolver.getIfAvailable();
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
  static class Parameters implements WebFluxConfigurer {
    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
      configurer.addCustomResolver(new MeWebFluxArgumentResolver());
    }
  }
}
