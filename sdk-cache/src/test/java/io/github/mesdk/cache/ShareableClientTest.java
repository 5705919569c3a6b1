package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest.Endpoint;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.provider.internal.CallerAuthentication;
import io.github.mesdk.provider.internal.CallerCredentials;
import io.github.mesdk.provider.internal.ProviderRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Which clients may use a second level, and which of them share answers. */
class ShareableClientTest extends FleetFixture {
  private static final URI BASE = URI.create("https://id.example.com");

  private static IdentityProvider<UserInfo> decoding() {
    return IdentityProvider.builder("custom", UserInfo.class)
        .endpoint(BASE)
        .subject("sub")
        .decoder((type, body, deadline) -> body)
        .build();
  }

  private void assertRefused(MeClientBuilder<?> client, String remedy) {
    assertThatThrownBy(client.answerCache(one.cache)::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(remedy);
    assertThatCode(client.answerCache(cache)::build).doesNotThrowAnyException();
  }

  @Test
  void aClientWithCodeNeedsAScope() {
    assertRefused(MeClient.builder(decoding()), "cacheScope");
    assertRefused(
        MeClient.builder(Testiny.provider()).httpClient(new OkHttpClient()), "cacheScope");
    assertRefused(
        MeClient.builder(
            IdentityProvider.builder("own", Own.class).endpoint(BASE).subject("sub").build()),
        "cacheScope");
    assertThatCode(MeClient.builder(decoding()).cacheScope("signed").answerCache(one.cache)::build)
        .doesNotThrowAnyException();
  }

  @Test
  void aBackendSharesAnswersOnlyWithBackendsOfTheSameCredentials() {
    IdentityProvider<UserInfo> code = ProviderRules.withCaller(Oidc.userInfo(BASE), () -> NONE);
    assertRefused(MeClient.builder(code), "cacheScope");
    assertThatCode(MeClient.builder(code).cacheScope("b").answerCache(one.cache)::build)
        .doesNotThrowAnyException();
    IdentityProvider<UserInfo> ada = Oidc.userInfo(BASE);
    assertThat(
            Stream.of(List.of("id", "one"), List.of("id", "two"), List.of("id2", "one"))
                .map(parts -> ProviderRules.withCaller(ada, new Backend(parts)))
                .map(provider -> hex(endpoint(provider, Map.of(), null))))
        .doesNotHaveDuplicates()
        .contains(
            hex(
                endpoint(
                    ProviderRules.withCaller(ada, new Backend(List.of("id", "one"))),
                    Map.of(),
                    null)))
        .doesNotContain(hex(endpoint(ada, Map.of(), null)));
  }

  private static final CallerCredentials NONE =
      new CallerCredentials(Map.of(), Map.of(), List.of(), false);

  private static final class Backend implements CallerAuthentication {
    private final List<String> parts;

    Backend(List<String> parts) {
      this.parts = parts;
    }

    @Override
    public CallerCredentials credentials() {
      return NONE;
    }

    @Override
    public List<String> comparedParts() {
      return parts;
    }
  }

  record Own(@JsonProperty("sub") String sub) implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(sub).build();
    }
  }

  @Test
  void anAnswerWithALiveCredentialNeedsPermission() {
    assertRefused(MeClient.builder(Pulse.at(BASE)), "withCredentialsAllowed");
    Member allowing = new Member(builder().secondLevel(secondLevel().withCredentialsAllowed()));
    assertThatCode(MeClient.builder(Pulse.at(BASE)).answerCache(allowing.cache)::build)
        .doesNotThrowAnyException();
  }

  @Test
  void theDescriptionsOfTheSdkHaveFingerprintsThatDiffer() {
    List<IdentityProvider<?>> all =
        List.of(
            Testiny.provider(),
            Pulse.at(BASE),
            RiverGen.provider(),
            Krystal.provider(),
            CloudBase.at(BASE),
            Oidc.userInfo(BASE),
            Oidc.userInfo(BASE.resolve("/other")));
    assertThat(all.stream().map(provider -> hex(endpoint(provider, Map.of(), null))))
        .doesNotHaveDuplicates();
  }

  @Test
  void theFingerprintDependsOnHeadersScopeAndLimitsButNotOnTheirOrder() {
    Map<String, String> headers = Map.of("a", "1", "b", "2", "c", "3", "d", "4");
    String plain = hex(endpoint(Testiny.provider(), headers, null));
    assertThat(
            hex(endpoint(Testiny.provider(), Map.of("d", "4", "c", "3", "b", "2", "a", "1"), null)))
        .isEqualTo(plain);
    assertThat(
            List.of(
                hex(endpoint(Testiny.provider(), Map.of("a", "12"), null)),
                hex(endpoint(Testiny.provider(), Map.of("a1", "2"), null)),
                hex(endpoint(Testiny.provider(), headers, "scope")),
                hex(
                    new Endpoint(
                        Testiny.provider(), new TransportSettings(null, 2, false), headers, null))))
        .doesNotHaveDuplicates()
        .doesNotContain(plain);
  }

  /** Immutable maps have another order in each process. */
  @Test
  void theFingerprintIsTheSameInAnotherProcess() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ShareableClientTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(other.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(printed).isEqualTo(described());
  }

  /** Prints a fingerprint in another process. */
  public static void main(String[] arguments) {
    System.out.println(described());
  }

  private static String described() {
    return hex(endpoint(Krystal.provider(), Map.of("a", "1", "b", "2", "c", "3"), null))
        + IssuerClientTest.fingerprints();
  }

  private static Endpoint endpoint(
      IdentityProvider<?> provider, Map<String, String> headers, String scope) {
    return new Endpoint(provider, new TransportSettings(null, 1, false), headers, scope);
  }

  private static String hex(Endpoint endpoint) {
    return HexFormat.of().formatHex(SettingsFingerprint.of(endpoint));
  }
}
