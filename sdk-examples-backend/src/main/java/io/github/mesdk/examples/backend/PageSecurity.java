package io.github.mesdk.examples.backend;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;

/** The security of the page and of the sign-in. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(2)
  SecurityFilterChain pageChain(HttpSecurity http) {
    http.authorizeHttpRequests(requests -> {
      requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
      requests.requestMatchers(GET, "/", "/index.html", "/page.*", "/icon.svg").permitAll();
      requests.requestMatchers("/actuator/health", "/trouble/**").permitAll();
      requests.anyRequest().authenticated();
    });
    http.oauth2Login(
        login -> login.loginPage("/").defaultSuccessUrl("/", true).failureUrl("/?failed"));
    http.logout(
        logout -> logout.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler()));
    // The script of the page sends the CSRF token, which it reads from a cookie.
    http.csrf(CsrfConfigurer::spa);
    http.exceptionHandling(
        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(UNAUTHORIZED)));
    http.headers(
        headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)));
    return http.build();
  }
}
