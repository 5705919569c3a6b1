package io.github.mesdk.oauth2.server;

import io.github.mesdk.testkit.MockCredentials;
import java.net.URI;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application in this process whose users sign in at an issuer, with Spring Security. */
final class SpringApplicationWithLogin implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  /** Starts the application with both clients of the test kit. */
  SpringApplicationWithLogin(URI issuer, MockCredentials clients) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    context =
        new SpringApplicationBuilder(Settings.class)
            .properties(
                "spring.config.name=none",
                "spring.main.banner-mode=off",
                "server.address=127.0.0.1",
                "server.port=0",
                "login.issuer=" + issuer,
                "login.public-client-id=" + clients.publicClientId(),
                "login.client-id=" + clients.clientId(),
                "login.client-secret=" + clients.clientSecret())
            .run();
  }

  /** Returns the address that starts a login of this client: {@code public} or {@code secret}. */
  URI login(String registration) {
    return URI.create(
        "http://127.0.0.1:"
            + context.getEnvironment().getProperty("local.server.port")
            + "/oauth2/authorization/"
            + registration);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class Settings {

    @Bean
    ClientRegistrationRepository registrations(Environment settings) {
      String issuer = settings.getRequiredProperty("login.issuer");
      return new InMemoryClientRegistrationRepository(
          registration(issuer, "public")
              .clientId(settings.getRequiredProperty("login.public-client-id"))
              .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
              .build(),
          registration(issuer, "secret")
              .clientId(settings.getRequiredProperty("login.client-id"))
              .clientSecret(settings.getRequiredProperty("login.client-secret"))
              .build());
    }

    private static ClientRegistration.Builder registration(String issuer, String id) {
      return ClientRegistrations.fromIssuerLocation(issuer)
          .registrationId(id)
          .scope("openid", "profile");
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .oauth2Login(Customizer.withDefaults())
          .build();
    }

    @GetMapping("/")
    String user(@AuthenticationPrincipal OidcUser user) {
      return user.getSubject() + " " + user.getFullName();
    }
  }
}
