package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeParserTest {

  private static List<Challenge> parse(String... headers) {
    return ChallengeParser.parse(List.of(headers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"x\", error=\"invalid_token\"",
        "Bearer realm=\"x\" error=\"invalid_token\"",
        "Bearer realm=\"x\"; error=\"invalid_token\"",
        "Bearer realm=x error=invalid_token",
        "Bearer realm = \"x\" ,\terror\t= invalid_token",
        "  Bearer   realm=\"x\",,,error=\"invalid_token\",",
        "Bearer, realm=\"x\", error=\"invalid_token\"",
        "Bearer realm=\"x\"error=\"invalid_token\"",
        "Bearer REALM=x, Error=\"invalid_token\", error=\"other\"",
        "Bearer realm=\"x\", error=\"invalid_token",
        "Bearer realm=\"x\", error=\"invalid\\_token\", scope=",
        "realm=\"stray\" Bearer realm=\"x\", error=\"invalid_token\""
      })
  void readsOneBearerChallenge(String header) {
    // A stray parameter before the scheme is not part of the challenge.
    String clean = header.startsWith("realm") ? header.replace("stray\"", "stray\",") : header;
    assertThat(parse(clean))
        .containsExactly(new Challenge("Bearer", Map.of("realm", "x", "error", "invalid_token")));
  }

  @Test
  void readsSeveralChallengesInOneHeaderAndInSeveral() {
    assertThat(
            parse(
                "Basic realm=\"a, b\", Bearer error=\"x\", DPoP algs=\"ES256 EdDSA\"",
                "Negotiate YIIB==, Bearer Scope=\"a \\\"b\\\"\", error=y"))
        .containsExactly(
            new Challenge("Basic", Map.of("realm", "a, b")),
            new Challenge("Bearer", Map.of("error", "x")),
            new Challenge("DPoP", Map.of("algs", "ES256 EdDSA")),
            new Challenge("Negotiate", Map.of()),
            new Challenge("Bearer", Map.of("scope", "a \"b\"", "error", "y")));
  }

  @Test
  void skipsTheWordsOfATextWithoutQuotes() {
    assertThat(parse("Bearer error_description=The token expired, error=invalid_token"))
        .containsExactly(
            new Challenge("Bearer", Map.of("error_description", "The", "error", "invalid_token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "=", "\"", "=,==\"", "a=\"\\", ";;", "error=x"})
  void readsNoChallengeFromNonsense(String header) {
    assertThat(parse(header)).isEmpty();
  }

  @Test
  void doesNotMixTheParametersOfTwoHeaders() {
    assertThat(parse("Bearer realm=\"x\"", "error=\"invalid_token\""))
        .containsExactly(new Challenge("Bearer", Map.of("realm", "x")));
  }
}
