package io.github.mesdk.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.MeClient;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.providers.supabase.Supabase;
import io.github.mesdk.spring.ProviderLookup;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** A provider with two tokens per request is recognized by its description, not by its name. */
class SubjectTokenTest {
  private MockIdentityProvider kit;
  private String user;

  @BeforeEach
  void start() {
    kit = MockIdentityProvider.start();
    MockUser ada = MockUser.builder().id("7").givenName("Ada").familyName("Lovelace").build();
    user = kit.signIn(MockSystem.KRYSTAL, ada);
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  private IdentityProvider<?> krystal() {
    return Krystal.provider().at(kit.baseUrl(MockSystem.KRYSTAL));
  }

  private WebApplicationContextRunner runner(String serviceToken, String... properties) {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MeClientAutoConfiguration.class,
                MeServletSecurityAutoConfiguration.class,
                SecurityAutoConfiguration.class))
        .withPropertyValues("mesdk.token=" + serviceToken, "mesdk.timeout=60s")
        .withPropertyValues(properties);
  }

  private void assertIdentifiesTheUser(WebApplicationContextRunner runner) {
    runner.run(context -> {
      assertThat(context.getBean(OpaqueTokenIntrospector.class).introspect(user).getName())
          .isEqualTo("7");
      assertThat(kit.requests().get(0).header("Authorization").orElseThrow()).doesNotContain(user);
    });
  }

  @Test
  void aProviderBeanOfAnotherName() {
    assertIdentifiesTheUser(
        runner(kit.token(MockSystem.KRYSTAL), "mesdk.provider=mine")
            .withBean("mine", IdentityProvider.class, this::krystal));
  }

  @Test
  void aProviderOfALookup() {
    ProviderLookup lookup = (name, baseUrl) -> Optional.of(krystal());
    assertIdentifiesTheUser(
        runner(kit.token(MockSystem.KRYSTAL), "mesdk.provider=other")
            .withBean(ProviderLookup.class, () -> lookup));
  }

  @Test
  void anOwnClientWhoseProviderTheSettingsName() {
    assertIdentifiesTheUser(
        runner("unused", "mesdk.provider=krystal")
            .withBean(
                "own",
                MeClient.class,
                () ->
                    MeClient.builder(krystal())
                        .timeout(Duration.ofMinutes(1))
                        .tokenProvider(TokenProvider.of(kit.token(MockSystem.KRYSTAL)))
                        .build()));
  }

  @Test
  void anOwnClientNeedsNoAddressInTheSettings() {
    MeClient<?> own = request -> () -> null;
    runner("unused", "mesdk.provider=pulse")
        .withBean("own", MeClient.class, () -> own)
        .run(context -> assertThat(context).hasSingleBean(OpaqueTokenIntrospector.class));
  }

  private static ProviderLookup recorded(List<String> received, ProviderLookup lookup) {
    return (name, baseUrl) -> {
      received.add(String.valueOf(baseUrl));
      return lookup.find(name, baseUrl);
    };
  }

  @Test
  void aLookupNeverReceivesAnAddressThatIsNotSetForAConfiguredClient() {
    List<String> received = new ArrayList<>();
    ProviderLookup lookup = recorded(received, (name, baseUrl) -> Optional.of(krystal()));
    assertIdentifiesTheUser(
        runner(kit.token(MockSystem.KRYSTAL), "mesdk.provider=other")
            .withBean(ProviderLookup.class, () -> lookup));
    assertThat(received).containsOnly("null");
  }

  @Test
  void aLookupThatRequiresNoAddressReceivesNoneForAnOwnClient() {
    List<String> received = new ArrayList<>();
    ProviderLookup lookup = recorded(received, (name, baseUrl) -> Optional.empty());
    runner("unused", "mesdk.provider=pulse")
        .withBean(ProviderLookup.class, () -> lookup)
        .withBean("own", MeClient.class, () -> request -> () -> null)
        .run(context -> assertThat(context).hasSingleBean(OpaqueTokenIntrospector.class));
    assertThat(received).containsExactly("null");
  }

  @Test
  void aLookupWithAnAllowListOfAddressesDoesNotEndTheStartOfAnOwnClient() {
    List<String> received = new ArrayList<>();
    ProviderLookup lookup =
        recorded(
            received,
            (name, baseUrl) -> {
              throw new IllegalArgumentException(baseUrl + " is no address of this company");
            });
    runner("unused", "mesdk.provider=krystal")
        .withBean(ProviderLookup.class, () -> lookup)
        .withBean("own", MeClient.class, () -> request -> () -> null)
        .run(context ->
            assertThat(context.getBean(MeClients.class).only().subjectArgument()).isEmpty());
    assertThat(received).containsExactly("null", "https://own-client.invalid");
  }

  @Test
  void anInvalidAddressOfAnOwnClientEndsTheStart() {
    ProviderLookup lookup =
        (name, baseUrl) -> {
          throw new IllegalArgumentException(baseUrl + " is no address of this company");
        };
    runner("unused", "mesdk.provider=krystal", "mesdk.base-url=https://other.example.com")
        .withBean(ProviderLookup.class, () -> lookup)
        .withBean("own", MeClient.class, () -> request -> () -> null)
        .run(context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining("https://other.example.com is no address"));
  }

  @Test
  void aRejectedTokenOfTheServiceIsNoFaultOfTheUser() {
    runner("rejected", "mesdk.provider=mine")
        .withBean("mine", IdentityProvider.class, this::krystal)
        .run(context ->
            assertThatThrownBy(
                    () -> context.getBean(OpaqueTokenIntrospector.class).introspect(user))
                .isInstanceOfSatisfying(
                    ServiceFailure.class, failure -> assertThat(failure.status()).isEqualTo(503)));
  }

  @Test
  void aRejectedKeyOfTheApplicationIsNoFaultOfTheUser() throws IOException {
    try (MockWebServer gateway = NoDelaySockets.newServer()) {
      gateway.start();
      String body = "{\"message\":\"Invalid API key\"}";
      gateway.enqueue(new MockResponse.Builder().code(401).body(body).build());
      URI address = URI.create("http://127.0.0.1:" + gateway.getPort());
      runner("unused", "mesdk.provider=mine")
          .withBean("mine", IdentityProvider.class, () -> Supabase.at(address, "old-key"))
          .run(context ->
              assertThatThrownBy(
                      () -> context.getBean(OpaqueTokenIntrospector.class).introspect(user))
                  .isInstanceOfSatisfying(
                      ServiceFailure.class,
                      failure -> assertThat(failure.status()).isEqualTo(503)));
    }
  }
}
