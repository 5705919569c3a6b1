package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import reactor.core.publisher.Mono;

/** An introspector of the application also replaces the selection of a client for each request. */
class OwnIntrospectorTest {
  private static final String SELECTIVE = "mesdk.provider=rivergen;mesdk.paths=/api/**";
  private static final String SEVERAL =
      "mesdk.clients.staff.provider=testiny;mesdk.clients.guests.provider=rivergen;"
          + "mesdk.clients.guests.paths=/guests/**";

  @ParameterizedTest
  @ValueSource(strings = {SELECTIVE, SEVERAL})
  void aServletApplicationHasNoResolver(String properties) {
    OpaqueTokenIntrospector own = token -> null;
    new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeServletSecurityAutoConfiguration.class,
                SecurityAutoConfiguration.class))
        .withPropertyValues(properties.split(";"))
        .withBean("own", OpaqueTokenIntrospector.class, () -> own)
        .run(context ->
            assertThat(context)
                .hasBean("meSecurityFilterChain")
                .doesNotHaveBean(AuthenticationManagerResolver.class)
                .getBean(OpaqueTokenIntrospector.class)
                .isSameAs(own));
  }

  @ParameterizedTest
  @ValueSource(strings = {SELECTIVE, SEVERAL})
  void aReactiveApplicationHasNoResolver(String properties) {
    ReactiveOpaqueTokenIntrospector own = token -> Mono.empty();
    new ReactiveWebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeReactiveSecurityAutoConfiguration.class,
                ReactiveSecurityAutoConfiguration.class))
        .withPropertyValues(properties.split(";"))
        .withBean("own", ReactiveOpaqueTokenIntrospector.class, () -> own)
        .run(context ->
            assertThat(context)
                .hasBean("meSecurityWebFilterChain")
                .doesNotHaveBean(ReactiveAuthenticationManagerResolver.class)
                .getBean(ReactiveOpaqueTokenIntrospector.class)
                .isSameAs(own));
  }
}
