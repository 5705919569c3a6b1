package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.Identity;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.TokenProvider;
import jakarta.servlet.Filter;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Which beans there are, and that a bean of the application replaces each of them. */
class BeanTableTest {
  private static final String ISSUER = "mesdk.issuer=https://id.example.com";
  private static final String[] SINGLE = {
    ISSUER, "mesdk.client-credentials.client-id=a", "mesdk.client-credentials.client-secret=b"
  };
  private static final String[] SEVERAL = {
    "mesdk.clients.staff.provider=testiny",
    "mesdk.clients.guests.provider=rivergen",
    "mesdk.clients.guests.paths=/guests/**"
  };

  /** One client that checks some requests only. */
  private static final String[] SELECTIVE = {ISSUER, "mesdk.paths=/api/**"};

  private static WebApplicationContextRunner runner(String... properties) {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeServletSecurityAutoConfiguration.class,
                MeHealthAutoConfiguration.class,
                SecurityAutoConfiguration.class))
        .withPropertyValues(properties);
  }

  private static Identity identity() {
    return Identity.builder().provider("own").subject("7").build();
  }

  private static Arguments row(
      String[] properties, String name, Class<?> type, Class<?> own, Supplier<?> bean) {
    return Arguments.of(properties, name, type, own, bean);
  }

  static Stream<Arguments> table() {
    MeClient<?> client = request -> BeanTableTest::identity;
    OpaqueTokenIntrospector introspector = token -> null;
    SecurityFilterChain chain = new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    AuthenticationManagerResolver<?> resolver = request -> null;
    URI address = URI.create("https://own.example.com");
    return Stream.of(
        row(SINGLE, "meClient", MeClient.class, MeClient.class, () -> client),
        row(SINGLE, "meCache", AnswerCache.class, MeCache.class, () -> MeCache.builder().build()),
        row(
            SINGLE,
            "meIssuer",
            OAuth2Issuer.class,
            OAuth2Issuer.class,
            () -> OAuth2Issuer.builder(address).build()),
        row(
            SINGLE,
            "meTokenProvider",
            TokenProvider.class,
            TokenProvider.class,
            () -> TokenProvider.of("own")),
        row(
            SINGLE,
            "meOpaqueTokenIntrospector",
            OpaqueTokenIntrospector.class,
            OpaqueTokenIntrospector.class,
            () -> introspector),
        row(
            SINGLE,
            "meSecurityFilterChain",
            SecurityFilterChain.class,
            SecurityFilterChain.class,
            () -> chain),
        row(
            SEVERAL,
            "meAuthenticationManagerResolver",
            AuthenticationManagerResolver.class,
            AuthenticationManagerResolver.class,
            () -> resolver),
        row(
            SINGLE,
            "meFailureFilter",
            MeFailureFilter.class,
            MeFailureFilter.class,
            MeFailureFilter::new),
        row(
            SELECTIVE,
            "meAuthenticationManagerResolver",
            AuthenticationManagerResolver.class,
            AuthenticationManagerResolver.class,
            () -> resolver));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("table")
  <T> void aBeanIsThereUnlessTheApplicationHasItsOwn(
      String[] properties, String name, Class<?> type, Class<T> ownType, Supplier<T> own) {
    runner(properties)
        .run(context -> assertThat(context.getBeanNamesForType(type)).containsExactly(name));
    runner(properties)
        .withBean("own", ownType, own)
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBeanNamesForType(type)).containsExactly("own");
        });
  }

  private static ReactiveWebApplicationContextRunner reactive(String... properties) {
    return new ReactiveWebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeReactiveSecurityAutoConfiguration.class,
                ReactiveSecurityAutoConfiguration.class))
        .withPropertyValues(properties);
  }

  static Stream<Arguments> reactiveTable() {
    ReactiveOpaqueTokenIntrospector introspector = token -> Mono.empty();
    ReactiveAuthenticationManagerResolver<?> resolver = request -> Mono.empty();
    SecurityWebFilterChain chain =
        new MatcherSecurityWebFilterChain(
            any -> Mono.empty(), List.of((exchange, next) -> next.filter(exchange)));
    return Stream.of(
        row(
            SINGLE,
            "meReactiveOpaqueTokenIntrospector",
            ReactiveOpaqueTokenIntrospector.class,
            ReactiveOpaqueTokenIntrospector.class,
            () -> introspector),
        row(
            SINGLE,
            "meSecurityWebFilterChain",
            SecurityWebFilterChain.class,
            SecurityWebFilterChain.class,
            () -> chain),
        row(
            SEVERAL,
            "meAuthenticationManagerResolver",
            ReactiveAuthenticationManagerResolver.class,
            ReactiveAuthenticationManagerResolver.class,
            () -> resolver));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("reactiveTable")
  <T> void aReactiveBeanIsThereUnlessTheApplicationHasItsOwn(
      String[] properties, String name, Class<?> type, Class<T> ownType, Supplier<T> own) {
    reactive(properties)
        .run(context -> assertThat(context.getBeanNamesForType(type)).containsExactly(name));
    reactive(properties)
        .withBean("own", ownType, own)
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBeanNamesForType(type)).containsExactly("own");
        });
  }

  @Test
  void oneOfSeveralClientsAndItsCacheAreReplacedByName() {
    MeClient<?> client = request -> BeanTableTest::identity;
    runner(SEVERAL)
        .run(context -> {
          assertThat(context.getBeanNamesForType(MeClient.class))
              .containsExactlyInAnyOrder("staffMeClient", "guestsMeClient");
          assertThat(context.getBeanNamesForType(MeCache.class))
              .containsExactlyInAnyOrder("staffMeCache", "guestsMeCache");
          assertThat(context).doesNotHaveBean(OpaqueTokenIntrospector.class);
        });
    runner(SEVERAL)
        .withBean("staffMeClient", MeClient.class, () -> client)
        .run(context -> assertThat(context.getBean("staffMeClient")).isSameAs(client));
    MeCache cache = MeCache.builder().build();
    runner(SEVERAL)
        .withBean("staffMeCache", MeCache.class, () -> cache)
        .run(context -> assertThat(context.getBean("staffMeCache")).isSameAs(cache));
  }

  @Test
  void theFiltersAreReplacedByName() {
    Filter own = (request, response, chain) -> chain.doFilter(request, response);
    runner(SINGLE)
        .withBean("meFailureFilter", Filter.class, () -> own)
        .run(context -> assertThat(context).doesNotHaveBean(MeFailureFilter.class));
    WebFilter reactive = (exchange, chain) -> chain.filter(exchange);
    reactive(SINGLE)
        .withBean("meFailureWebFilter", WebFilter.class, () -> reactive)
        .run(context -> assertThat(context).doesNotHaveBean(MeFailureWebFilter.class));
  }

  @Test
  void anApplicationMayUseTheNamesOfInternalBeans() {
    for (String name : List.of("meClients", "meClientFactory", "meIssuerDiscovery")) {
      runner(SINGLE)
          .withBean(name, String.class, () -> "own")
          .run(context -> assertThat(context).hasNotFailed());
    }
  }

  @Test
  void theHealthIsReplacedByName() {
    HealthIndicator own = () -> Health.up().build();
    runner(SINGLE).run(context -> assertThat(context).hasBean("meHealthIndicator"));
    runner(SINGLE)
        .withBean("meHealthIndicator", HealthIndicator.class, () -> own)
        .run(context -> assertThat(context.getBean("meHealthIndicator")).isSameAs(own));
    runner(SINGLE)
        .withPropertyValues("management.health.me.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("meHealthIndicator"));
  }

  @Test
  void theDefaultOfAllHealthIndicatorsAppliesToOurs() {
    WebApplicationContextRunner off =
        runner(SINGLE).withPropertyValues("management.health.defaults.enabled=false");
    off.run(context -> assertThat(context).doesNotHaveBean("meHealthIndicator"));
    off.withPropertyValues("management.health.me.enabled=true")
        .run(context -> assertThat(context).hasBean("meHealthIndicator"));
  }

  @Test
  void anOwnClientIsEnoughForTheSecurity() {
    MeClient<?> client = request -> BeanTableTest::identity;
    runner()
        .withBean("own", MeClient.class, () -> client)
        .run(context ->
            assertThat(context.getBean(OpaqueTokenIntrospector.class).introspect("any").getName())
                .isEqualTo("7"));
  }

  @Test
  void withoutPropertiesThereIsNoClientAndNoSecurityOfOurs() {
    runner()
        .run(context ->
            assertThat(context)
                .doesNotHaveBean(MeClient.class)
                .doesNotHaveBean(OpaqueTokenIntrospector.class)
                .doesNotHaveBean("meSecurityFilterChain"));
  }

  @Test
  void withoutTheOptionalModulesThereAreClientsOnly() {
    String[] provider = {"mesdk.provider=testiny", "mesdk.token=secret-token-of-the-program"};
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MeClientAutoConfiguration.class))
        .withClassLoader(new FilteredClassLoader("io.github.mesdk.cache", "io.github.mesdk.oauth2"))
        .withPropertyValues(provider)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(MeClient.class));
  }

  @Test
  void theSecurityCanBeSwitchedOff() {
    runner(SINGLE)
        .withPropertyValues("mesdk.security.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(OpaqueTokenIntrospector.class));
  }
}
