package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the command masks the credentials that the description of a provider declares. */
class SecretMaskTest {
  private static final User ADA =
      new User(
          "ada",
          481_516,
          List.of("key-one", "key-two"),
          List.of(Map.of("token", "token-one", "at", "here"), Map.of("token", "token-two")),
          Map.of("first", "half-one", "second", Map.of("third", "half-two")),
          Arrays.asList(null, "key-one"));

  record User(
      @JsonProperty("id") String id,
      @JsonProperty("pin") long pin,
      @JsonProperty("keys") List<String> keys,
      @JsonProperty("sessions") List<Map<String, String>> sessions,
      @JsonProperty("pair") Map<String, Object> pair,
      @JsonProperty("others") List<String> others)
      implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  private static String masked(String path) {
    IdentityProvider<User> provider =
        IdentityProvider.builder("own", User.class)
            .baseUrl(URI.create("https://own.example.com"))
            .payload("result")
            .credentials("result." + path)
            .build();
    return SecretMask.of(new ProviderAnswer(provider, ADA)).tree(Json.tree(ADA)).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "pin, 481516, key-one",
    "keys, key-two, token-one",
    "keys.1, key-two, key-one",
    "sessions.token, token-two, here",
    "sessions.0.token, token-one, token-two",
    "pair, half-two, key-one",
    "pair.second.third, half-two, half-one",
    "others, key-one, key-two"
  })
  void theMembersAtADeclaredPathAreMasked(String path, String hidden, String kept) {
    assertThat(masked(path)).contains("***", kept).doesNotContain(hidden);
  }

  @ParameterizedTest
  @CsvSource({"absent", "id.token", "keys.7", "sessions.absent", "others.0"})
  void aDeclaredMemberThatIsAbsentMasksNothing(String path) {
    assertThat(masked(path)).isEqualTo(Json.tree(ADA).toString());
  }

  @Test
  void withoutDeclaredCredentialsNothingIsMasked() {
    IdentityProvider<User> provider =
        IdentityProvider.builder("own", User.class)
            .baseUrl(URI.create("https://own.example.com"))
            .build();
    assertThat(SecretMask.of(new ProviderAnswer(provider, ADA)).text("token-one"))
        .isEqualTo("token-one");
  }
}
