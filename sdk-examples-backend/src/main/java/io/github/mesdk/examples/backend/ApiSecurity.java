package io.github.mesdk.examples.backend;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The security of the API: the starter asks the provider about the token of each request. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain apiChain(HttpSecurity http, SessionToken token) {
    http.securityMatcher("/api/**");
    http.authorizeHttpRequests(requests -> {
      requests.requestMatchers(GET, "/api/admin").hasRole("admin");
      requests.requestMatchers(GET, "/api/**").authenticated();
      requests.anyRequest().denyAll();
    });
    http.oauth2ResourceServer(
        server -> server.bearerTokenResolver(token).opaqueToken(withDefaults()));
    // Only the provider says who a user is; the sign-in in the session does not.
    http.sessionManagement(
        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    return http.build();
  }
}
