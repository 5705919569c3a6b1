package io.github.mesdk.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.NestedTestConfiguration;

/** Which properties of an application point at the kit. */
class MockIdentityProviderCustomizerTest {
  private static final MergedContextConfiguration NONE =
      new MergedContextConfiguration(
          MockIdentityProviderCustomizerTest.class, null, null, null, null);

  private static GenericApplicationContext context(Map<String, Object> properties) {
    GenericApplicationContext context = new GenericApplicationContext();
    ConfigurableEnvironment environment = context.getEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("application", properties));
    new MockIdentityProviderCustomizer().customizeContext(context, NONE);
    context.refresh();
    return context;
  }

  @ParameterizedTest
  @CsvSource({
    "testiny, TESTINY",
    "testiny-bearer, TESTINY",
    "pulse, PULSE",
    "rivergen, RIVERGEN",
    "krystal, KRYSTAL",
    "cloudbase, CLOUDBASE",
    "oidc, OIDC",
    "better-auth, BETTER_AUTH",
    "discord, DISCORD",
    "discord-bot, DISCORD",
    "gitea, GITEA",
    "github, GITHUB",
    "gitlab, GITLAB",
    "microsoft, MICROSOFT",
    "okta, OKTA",
    "redmine, REDMINE",
    "slack, SLACK",
    "supabase, SUPABASE"
  })
  void aClientOfEachProviderAsksTheKit(String provider, MockSystem system) {
    try (GenericApplicationContext context =
        context(Map.of("mesdk.clients.a.provider", provider, "mesdk.clients.b.provider", "mine"))) {
      MockIdentityProvider kit = context.getBean(MockIdentityProvider.class);
      assertThat(context.getEnvironment().getProperty("mesdk.clients.a.base-url"))
          .isEqualTo(kit.baseUrl(system).toString());
      assertThat(context.getEnvironment().getProperty("mesdk.clients.b.base-url")).isNull();
    }
  }

  @Test
  void theCredentialsOfTheApplicationAreThoseThatTheKitAccepts() {
    Map<String, Object> properties =
        Map.of(
            "mesdk.provider", "introspection",
            "mesdk.issuer", "https://id.example.com",
            "mesdk.client-credentials.client-id", "a",
            "mesdk.client-credentials.client-secret", "b");
    try (GenericApplicationContext context = context(properties)) {
      MockIdentityProvider kit = context.getBean(MockIdentityProvider.class);
      var environment = context.getEnvironment();
      assertThat(environment.getProperty("mesdk.issuer")).isEqualTo(kit.issuer().toString());
      assertThat(environment.getProperty("mesdk.client-credentials.client-id"))
          .isEqualTo(kit.credentials().clientId());
      assertThat(environment.getProperty("mesdk.client-credentials.client-secret"))
          .isEqualTo(kit.credentials().clientSecret());
      assertThat(environment.getProperty("mesdk.base-url")).isNull();
    }
  }

  @Test
  void theOwnTokenOfTheApplicationIsOneThatTheKitAccepts() {
    try (GenericApplicationContext context =
        context(Map.of("mesdk.provider", "krystal", "mesdk.token", "${A_MISSING_VARIABLE}"))) {
      MockIdentityProvider kit = context.getBean(MockIdentityProvider.class);
      assertThat(context.getEnvironment().getProperty("mesdk.token"))
          .isEqualTo(kit.token(MockSystem.KRYSTAL));
    }
  }

  @Test
  void aClientOfAnotherProviderKeepsItsAddressAndItsToken() {
    Map<String, Object> properties =
        Map.of(
            "mesdk.provider", "mine",
            "mesdk.base-url", "https://mine.example.com",
            "mesdk.token", "own-token");
    try (GenericApplicationContext context = context(properties)) {
      var environment = context.getEnvironment();
      assertThat(environment.getProperty("mesdk.base-url")).isEqualTo("https://mine.example.com");
      assertThat(environment.getProperty("mesdk.token")).isEqualTo("own-token");
    }
  }

  @AutoConfigureMockIdentityProvider
  @SuppressWarnings("ClassCanBeStatic") // JUnit requires inner classes
  static class Outer {
    @Nested
    class Inner {}

    @Nested
    @NestedTestConfiguration(NestedTestConfiguration.EnclosingConfiguration.OVERRIDE)
    class OnItsOwn {}
  }

  @Test
  void aNestedTestClassHasTheKitToo() {
    var factory = new MockIdentityProviderCustomizerFactory();
    var customizer = new MockIdentityProviderCustomizer();
    assertThat(factory.createContextCustomizer(Outer.class, List.of())).isEqualTo(customizer);
    assertThat(factory.createContextCustomizer(Outer.Inner.class, List.of())).isEqualTo(customizer);
    assertThat(factory.createContextCustomizer(Outer.OnItsOwn.class, List.of())).isNull();
  }

  @Test
  void theTokenOfAClientWithAnIssuerIsOneThatTheKitAccepts() {
    Map<String, Object> properties =
        Map.of("mesdk.issuer", "https://id.example.com", "mesdk.token", "own-token");
    try (GenericApplicationContext context = context(properties)) {
      MockIdentityProvider kit = context.getBean(MockIdentityProvider.class);
      assertThat(context.getEnvironment().getProperty("mesdk.token"))
          .isEqualTo(kit.token(MockSystem.OIDC));
    }
  }
}
