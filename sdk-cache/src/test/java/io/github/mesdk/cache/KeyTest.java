package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.http.TransportSettings;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two requests have equal keys only if they are equal. */
class KeyTest {
  private final Keys keys = new Keys();

  private static CacheRequest request(String token, Argument... arguments) {
    return new CacheRequest(CacheFixture.TESTINY, List.of(arguments), AccessToken.of(token));
  }

  @Test
  void equalRequestsHaveEqualKeys() {
    Argument account = Argument.of("account", "42");
    assertThat(keys.of(request("one", account)))
        .isEqualTo(keys.of(request(new String("one"), Argument.of("account", "42"))))
        .hasSameHashCodeAs(keys.of(request("one", account)));
  }

  @Test
  void tokensOfDifferentLengthsHaveDifferentKeys() {
    Set<Key> all =
        IntStream.rangeClosed(1, 3_000)
            .mapToObj(length -> keys.of(request("t".repeat(length))))
            .collect(Collectors.toSet());
    assertThat(all).hasSize(3_000);
  }

  @Test
  void tokensThatDifferInOneCharacterHaveDifferentKeys() {
    String token = "t".repeat(2_500);
    Set<Key> all =
        IntStream.range(0, token.length())
            .mapToObj(at -> token.substring(0, at) + "u" + token.substring(at + 1))
            .map(other -> keys.of(request(other)))
            .collect(Collectors.toSet());
    assertThat(all).hasSize(2_500).doesNotContain(keys.of(request(token)));
  }

  @Test
  void theEncodingOfArgumentsIsUnambiguous() {
    List<CacheRequest> different =
        List.of(
            request("ab"),
            request("a", Argument.of("b", "")),
            request("a", Argument.of("", "b")),
            request("a", Argument.of("b", "c")),
            request("a", Argument.of("bc", "")),
            request("a", Argument.of(List.of("b", "c"), "")),
            request("a", Argument.of(List.of("b", ""), "c")),
            request("a", Argument.of("b", "c"), Argument.of("d", "e")),
            request("a", Argument.of("b", "cd"), Argument.of("", "e")),
            request("a", Argument.of("b", "\0\0\0\1")),
            request("a", Argument.of("b", "\u0100")),
            request("a", Argument.of("b", "\ud83d\ude00")));
    assertThat(different.stream().map(keys::of).distinct()).hasSize(different.size());
  }

  @Test
  void differentEndpointsHaveDifferentKeys() {
    URI address = URI.create("https://a.example");
    TransportSettings connection = CacheFixture.TESTINY.connection();
    Stream<CacheRequest.Endpoint> endpoints =
        Stream.of(
            CacheFixture.TESTINY,
            CacheFixture.endpoint(Testiny.withBearer()),
            CacheFixture.endpoint(Testiny.provider().at(address)),
            CacheFixture.endpoint(
                IdentityProvider.builder("a", AuthInfo.class).baseUrl(address).build()),
            CacheFixture.endpoint(
                IdentityProvider.builder("b", AuthInfo.class).baseUrl(address).build()),
            CacheFixture.endpoint(
                IdentityProvider.builder("a", UserSession.class).baseUrl(address).build()),
            new CacheRequest.Endpoint(
                Testiny.provider(), connection, Map.of("X-Tenant", "a"), null),
            new CacheRequest.Endpoint(
                Testiny.provider(), connection, Map.of("X-Tenant", "b"), null));
    AccessToken token = AccessToken.of("one");
    assertThat(endpoints.map(one -> keys.of(new CacheRequest(one, List.of(), token))).distinct())
        .hasSize(8);
  }

  @Test
  void keysDependOnTheSecretOfTheInstance() {
    assertThat(new Keys().of(request("one"))).isNotEqualTo(keys.of(request("one")));
    assertThat(new Keys().credential("one")).isNotEqualTo(keys.credential("one"));
  }

  @Test
  void noCredentialIsShown() {
    assertThat(keys.of(request("secret-token"))).hasToString("Key{" + CacheFixture.TESTINY + "}");
    assertThat(keys.credential("secret-token")).hasToString("CredentialHash{***}");
    assertThat(request("secret-token", Argument.ofSecret("token", "secret-subject")).toString())
        .doesNotContain("secret-token", "secret-subject");
  }
}
