package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.spring.MeClientCustomizer;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.token.TokenProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the properties and beans of an application do to its clients. */
class ConfigurationTest {
  private final ApplicationContextRunner unset =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(MeClientAutoConfiguration.class));

  private final ApplicationContextRunner runner = unset.withPropertyValues("mesdk.timeout=60s");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mesdk.provider=puls                                        | mesdk.provider is unknown:"
            + " puls",
        "mesdk.provider=pulse                                       | requires a base-url",
        "mesdk.clients.a.provider=oidc                              | mesdk.clients.a is invalid",
        "mesdk.provider=testiny;mesdk.clients.a.provider=testiny    | together with mesdk.clients",
        "mesdk.paths=/a/**;mesdk.clients.a.provider=testiny         | mesdk.paths is set together",
        "mesdk.token=a;mesdk.clients.a.provider=testiny             | mesdk.token is set together",
        "mesdk.timeout=9s;mesdk.clients.a.provider=testiny          | mesdk.timeout is set"
            + " together",
        "mesdk.cache.enabled=false;mesdk.clients.a.provider=testiny | mesdk.cache.enabled is set"
            + " together",
        "mesdk.clients.me.provider=testiny                          | mesdk.clients.me has the"
            + " name",
        "mesdk.clients.me.paths=/a;mesdk.clients.b.provider=testiny | mesdk.clients.me has the"
            + " name",
        "mesdk.provider=testiny;mesdk.token=a;mesdk.token-file=b    | not both",
        "mesdk.issuer=https://a.example;mesdk.token=a;mesdk.client-credentials.client-id=a;"
            + "mesdk.client-credentials.client-secret=b             | client-credentials or",
        "mesdk.clients.a.issuer=https://a.example;mesdk.clients.a.token-file=a;"
            + "mesdk.clients.a.client-credentials.client-id=a;"
            + "mesdk.clients.a.client-credentials.client-secret=b   | client-credentials or",
        "mesdk.provider=krystal;mesdk.token=${ABSENT_VARIABLE}      | ABSENT_VARIABLE",
        "mesdk.issuer=https://a.example;mesdk.client-credentials.client-id=a;"
            + "mesdk.client-credentials.client-secret=${ABSENT_SECRET}  | ABSENT_SECRET",
        "mesdk.provider=testiny;mesdk.timeout=0s                    | timeout must be positive",
        "mesdk.issuer=http://id.example.com                         | mesdk.issuer is invalid",
        "mesdk.provider=testiny;mesdk.client-credentials.client-id=a;"
            + "mesdk.client-credentials.client-secret=b             | without an issuer",
        "mesdk.issuer=https://a.example;mesdk.retry.max-attempts=0  | maxAttempts must be at",
        "mesdk.clients.a.issuer=https://a.example;"
            + "mesdk.clients.a.retry.max-attempts=0                 | maxAttempts must be at",
        "mesdk.issuer=https://a.example;mesdk.token=                | the token is empty",
        "mesdk.isuer=https://id.example.com                         | the property mesdk.isuer"
            + " does",
        "mesdk.provider=testiny;mesdk.cache.ttl=5s                  | mesdk.cache.ttl does not",
        "mesdk.clients.a.provider=testiny;mesdk.clients.a.urls=b    | mesdk.clients.a.urls does"
            + " not",
        "mesdk.provider=testiny;mesdk.security.enable=true          | mesdk.security.enable does",
        "mesdk.base-url=https://id.example.com                      | neither mesdk.provider nor",
        "mesdk.provider=introspection                               | requires an issuer",
        "mesdk.provider=okta                                        | okta requires a base-url"
      })
  void aMistakeInThePropertiesEndsTheStartAndNamesTheProperty(String properties, String message) {
    unset
        .withPropertyValues(properties.strip().split(";"))
        .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
  }

  @Test
  void theFailureAnalyzerSaysWhatToChange() {
    var failure = new MeConfigurationException("a is wrong", "Set a.");
    var analysis = new MeFailureAnalyzer().analyze(new IllegalStateException(failure));
    assertThat(analysis.getDescription()).isEqualTo("a is wrong");
    assertThat(analysis.getAction()).isEqualTo("Set a.");
  }

  @Test
  void noSettingShowsACredential() {
    runner
        .withPropertyValues(
            "mesdk.issuer=https://id.example.com",
            "mesdk.client-credentials.client-id=a",
            "mesdk.client-credentials.client-secret=live-secret")
        .run(context -> {
          ClientProperties settings = context.getBean(ClientProperties.class);
          assertThat(settings.toString()).doesNotContain("live");
          assertThat(settings.clientCredentials().toString()).doesNotContain("live");
        });
    runner
        .withPropertyValues("mesdk.issuer=https://id.example.com", "mesdk.token=live-token")
        .run(context ->
            assertThat(context.getBean(ClientProperties.class).toString()).doesNotContain("live"));
  }

  @Test
  void aTokenInTheSettingsIsNotReplacedByAnUnrelatedBean() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withBean("other", TokenProvider.class, () -> TokenProvider.of("unrelated"))
          .withPropertyValues(
              "mesdk.provider=pulse",
              "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE),
              "mesdk.token=" + kit.token(MockSystem.PULSE))
          .run(context -> assertThat(context.getBean(MeClient.class).me()).isNotNull());
    }
  }

  @Test
  void aTokenProviderOfTheApplicationIsUsedIfTheSettingsHaveNoToken() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      String token = kit.token(MockSystem.PULSE);
      runner
          .withBean("other", TokenProvider.class, () -> TokenProvider.of(token))
          .withPropertyValues(
              "mesdk.provider=pulse", "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE))
          .run(context -> assertThat(context.getBean(MeClient.class).me()).isNotNull());
    }
  }

  @Test
  void aClientUsesTheListenersTheCustomizersAndTheHttpClientOfTheApplication() {
    AtomicInteger http = new AtomicInteger();
    List<String> seen = new ArrayList<>();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              http.incrementAndGet();
              return chain.proceed(chain.request());
            })
            .build();
    MeListener listener =
        new MeListener() {
          @Override
          public void callEnded(MeEvent event) {
            seen.add(event.provider());
          }
        };
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withBean(OkHttpClient.class, () -> own)
          .withBean(MeListener.class, () -> listener)
          .withBean(
              MeClientCustomizer.class, () -> (name, builder) -> builder.header("X-Client", name))
          .withPropertyValues(
              "mesdk.provider=pulse", "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE))
          .run(context -> {
            MeClient<?> client = context.getBean(MeClient.class);
            CurrentUser user = client.me(MeRequest.ofToken(kit.token(MockSystem.PULSE)));
            assertThat(user.identity().provider()).isEqualTo("pulse");
          });
      assertThat(kit.requests().get(0).header("X-Client")).contains("me");
    }
    assertThat(http).hasValue(1);
    assertThat(seen).containsExactly("pulse");
  }

  @Test
  void withoutACacheInTheSettingsAClientUsesNone() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withBean(AnswerCache.class, () -> MeCache.builder().build())
          .withPropertyValues(
              "mesdk.provider=pulse",
              "mesdk.base-url=" + kit.baseUrl(MockSystem.PULSE),
              "mesdk.cache.enabled=false")
          .run(context -> {
            MeRequest request = MeRequest.ofToken(kit.token(MockSystem.PULSE));
            context.getBean(MeClient.class).me(request);
            context.getBean(MeClient.class).me(request);
          });
      assertThat(kit.count(MockSystem.PULSE)).isEqualTo(2);
    }
  }

  @Test
  void aProviderBeanIsFoundByItsName() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      IdentityProvider<?> own = Pulse.at(kit.baseUrl(MockSystem.PULSE));
      runner
          .withBean("mine", IdentityProvider.class, () -> own)
          .withPropertyValues("mesdk.provider=mine")
          .run(context ->
              assertThat(
                      context
                          .getBean(MeClient.class)
                          .me(MeRequest.ofToken(kit.token(MockSystem.PULSE))))
                  .isNotNull());
    }
  }

  @Test
  void clientCredentialsAreTheTokenOfTheProgram() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withPropertyValues(
              "mesdk.issuer=" + kit.issuer(),
              "mesdk.client-credentials.client-id=" + kit.credentials().clientId(),
              "mesdk.client-credentials.client-secret=" + kit.credentials().clientSecret())
          .run(context -> {
            assertThat(kit.requests()).isEmpty();
            assertThat(context.getBean(MeClient.class).me()).isNotNull();
          });
    }
  }

  @Test
  void aMistakeThatShowsOnlyWithTheIssuerIsNotReportedAsAnOutageOfIt() {
    try (MockIdentityProvider kit = MockIdentityProvider.start()) {
      runner
          .withBean(
              MeClientCustomizer.class,
              () -> (name, builder) -> builder.header("Authorization", "Bearer other"))
          .withPropertyValues("mesdk.issuer=" + kit.issuer())
          .run(context -> {
            MeClients.Named client = context.getBean(MeClients.class).only();
            TokenCheck check = new TokenCheck(client, Duration.ZERO, InstantSource.system());
            for (int call = 0; call < 3; call++) {
              assertThatThrownBy(() -> check.check("any"))
                  .isInstanceOf(ServiceFailure.class)
                  .hasMessageContaining("the configuration of the client me is wrong")
                  .hasMessageContaining("Correct the settings below mesdk");
            }
            assertThat(context.getBean(MeClientFactory.class).state("me").status())
                .isEqualTo(CallState.Status.DOWN);
          });
    }
  }

  @Test
  void aClientIsClosedWithTheApplication() {
    AtomicInteger closed = new AtomicInteger();
    MeClient<CurrentUser> own =
        new MeClient<>() {
          @Override
          public CurrentUser me(MeRequest request) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    runner.withBean("meClient", MeClient.class, () -> own).run(context -> {});
    assertThat(closed).hasValue(1);
  }
}
