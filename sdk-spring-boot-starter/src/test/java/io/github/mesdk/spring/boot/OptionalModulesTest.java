package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.SecondLevel;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.micrometer.MeCacheMetrics;
import io.github.mesdk.micrometer.MeObservations;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.spring.MeClientCustomizer;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a further module on the class path adds, and that the starter works without it. */
class OptionalModulesTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  MeClientAutoConfiguration.class, MeObservationAutoConfiguration.class));

  private static String[] properties(MockIdentityProvider kit, String provider, MockSystem system) {
    String address = kit.baseUrl(system).toString();
    return new String[] {
      "mesdk.provider=" + provider, "mesdk.base-url=" + address, "mesdk.timeout=60s"
    };
  }

  private static CurrentUser me(MeClient<?> client, String token) {
    return client.me(MeRequest.ofToken(token));
  }

  @ParameterizedTest
  @CsvSource({
    "better-auth, BETTER_AUTH",
    "discord, DISCORD",
    "gitea, GITEA",
    "github, GITHUB",
    "gitlab, GITLAB",
    "microsoft, MICROSOFT",
    "okta, OKTA",
    "redmine, REDMINE",
    "slack, SLACK"
  })
  void aProviderOfTheModuleIsFoundByItsName(String provider, MockSystem system) {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withPropertyValues(properties(kit, provider, system))
          .run(context -> {
            CurrentUser user = me(context.getBean(MeClient.class), kit.token(system));
            assertThat(user.identity().subject()).isNotBlank();
          });
    }
  }

  @Test
  void aProviderOfAMissingModuleEndsTheStart() {
    runner
        .withClassLoader(new FilteredClassLoader("io.github.mesdk.providers"))
        .withPropertyValues("mesdk.provider=gilab")
        .run(context ->
            assertThat(context.getStartupFailure()).hasStackTraceContaining("unknown: gilab"));
  }

  @Test
  void supabaseNeedsABeanBecauseItsProjectHasAKey() {
    runner
        .withPropertyValues("mesdk.provider=supabase")
        .run(context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOfSatisfying(
                    MeConfigurationException.class,
                    failure -> assertThat(failure.action()).contains("Supabase.at(url, apiKey)")));
  }

  private static ObservationRegistry observed(List<String> names) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public void onStop(Observation.Context context) {
                names.add(context.getName());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    return registry;
  }

  @Test
  void callsAreObservedAndTheLookupsOfTheCacheAreCounted() {
    List<String> names = new CopyOnWriteArrayList<>();
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withBean(ObservationRegistry.class, () -> observed(names))
          .withPropertyValues(properties(kit, "pulse", MockSystem.PULSE))
          .run(context -> {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(bean -> bean.bindTo(meters));
            String token = kit.token(MockSystem.PULSE);
            me(context.getBean(MeClient.class), token);
            me(context.getBean(MeClient.class), token);
            var hits =
                meters
                    .get("cache.gets")
                    .tags("cache", "meCache", "result", "hit")
                    .functionCounter();
            assertThat(hits.count()).isEqualTo(1);
            // The keys of Spring Boot's own caches, because old Prometheus registries want one set.
            assertThat(hits.getId().getTags())
                .extracting(Tag::getKey)
                .containsExactlyInAnyOrder("cache", "cache.manager", "name", "result");
          });
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(3); // two calls and one attempt
  }

  @Test
  void ownObservationsAndOwnMetricsReplaceThoseOfTheStarter() {
    MeObservations own = MeObservations.of(ObservationRegistry.create());
    runner
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .withBean("own", MeObservations.class, () -> own)
        .withBean(
            "ownMetrics",
            MeCacheMetrics.class,
            () -> new MeCacheMetrics(MeCache.builder().build(), "own"))
        .withPropertyValues("mesdk.provider=rivergen")
        .run(context -> {
          assertThat(context.getBean(MeObservations.class)).isSameAs(own);
          assertThat(context.getBeanNamesForType(MeterBinder.class)).containsExactly("ownMetrics");
          assertThat(context).hasBean("meObservationCustomizer");
        });
  }

  @Test
  void theCustomizerAndTheMetricsAreReplacedByName() {
    MeClientCustomizer customizer = (client, builder) -> {};
    MeterBinder metrics = registry -> {};
    runner
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .withBean("meObservationCustomizer", MeClientCustomizer.class, () -> customizer)
        .withBean("meCacheMetrics", MeterBinder.class, () -> metrics)
        .withPropertyValues("mesdk.provider=rivergen")
        .run(context -> {
          assertThat(context.getBean(MeClientCustomizer.class)).isSameAs(customizer);
          assertThat(context.getBean(MeterBinder.class)).isSameAs(metrics);
        });
  }

  @Test
  void withoutMicrometerOrARegistryThereAreNoObservations() {
    String rivergen = "mesdk.provider=rivergen";
    runner
        .withPropertyValues(rivergen)
        .run(context -> assertThat(context).doesNotHaveBean(MeObservations.class));
    runner
        .withClassLoader(new FilteredClassLoader("io.github.mesdk.micrometer", "io.micrometer"))
        .withPropertyValues(rivergen)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(MeClient.class));
    runner
        .withClassLoader(new FilteredClassLoader("io.github.mesdk.cache"))
        .withPropertyValues(rivergen)
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(MeClient.class));
  }

  private static SecondLevel secondLevel() {
    byte[] key = new byte[32];
    return SecondLevel.of(new MapStore(), key, "1", key).withTimeout(Duration.ofSeconds(20));
  }

  @Test
  void applicationsShareAnswersInTheirSecondLevel() {
    SecondLevel shared = secondLevel();
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      String token = kit.token(MockSystem.GITHUB);
      for (int member = 0; member < 2; member++) {
        runner
            .withBean(SecondLevel.class, () -> shared)
            .withPropertyValues(properties(kit, "github", MockSystem.GITHUB))
            .run(context -> me(context.getBean(MeClient.class), token));
      }
      assertThat(kit.count(MockSystem.GITHUB)).isEqualTo(1);
    }
  }

  private static String[] ofIssuer(MockIdentityProvider kit, String provider) {
    return new String[] {
      "mesdk.provider=" + provider,
      "mesdk.timeout=60s",
      "mesdk.issuer=" + kit.issuer(),
      "mesdk.client-credentials.client-id=" + kit.credentials().clientId(),
      "mesdk.client-credentials.client-secret=" + kit.credentials().clientSecret()
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"oidc", "introspection"})
  void applicationsShareTheAnswersOfAnIssuerInTheirSecondLevel(String provider) {
    SecondLevel shared = secondLevel();
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      String token = kit.token(MockSystem.OIDC);
      for (int member = 0; member < 2; member++) {
        runner
            .withBean(SecondLevel.class, () -> shared)
            .withPropertyValues(ofIssuer(kit, provider))
            .run(context -> me(context.getBean(MeClient.class), token));
      }
      assertThat(kit.requests())
          .filteredOn(request -> !request.path().contains(".well-known"))
          .hasSize(1);
    }
  }

  @Test
  void aSecondLevelThatCannotServeTheClientOfAnIssuerEndsTheStart() {
    ApplicationContextRunner ownCode =
        runner
            .withBean(SecondLevel.class, OptionalModulesTest::secondLevel)
            .withBean(OkHttpClient.class, OkHttpClient::new)
            .withBean(ObservationRegistry.class, ObservationRegistry::create)
            .withPropertyValues("mesdk.issuer=https://id.example.com");
    ownCode.run(
        context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("cacheScope"));
    MeClientCustomizer scoping = (name, builder) -> builder.cacheScope("1");
    for (String bean : List.of("scoping", "meObservationCustomizer")) {
      ownCode
          .withBean(bean, MeClientCustomizer.class, () -> scoping)
          .run(context -> assertThat(context).hasNotFailed());
    }
  }

  @Test
  void theIntrospectionEndpointOfAnIssuerJudgesTokens() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withPropertyValues(ofIssuer(kit, "introspection"))
          .run(context -> {
            MeClient<?> client = context.getBean(MeClient.class);
            CurrentUser user = me(client, kit.token(MockSystem.OIDC));
            assertThat(user.identity().provider()).isEqualTo("introspection");
            assertThatThrownBy(() -> me(client, "wrong"))
                .isInstanceOf(UnauthenticatedException.class);
          });
    }
  }
}
