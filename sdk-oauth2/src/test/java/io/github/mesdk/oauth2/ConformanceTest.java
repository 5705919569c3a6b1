package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.token.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Plays the relying-party modules of the OpenID Foundation's conformance suite, by name. */
@Tag("slow")
@Timeout(60)
class ConformanceTest extends BrowserFixture {
  private static final Pattern MODULE = Pattern.compile("oidcc-client-test[a-z0-9-]*");

  private ConformanceServer provider;
  private OAuth2Issuer issuer;
  private LoginResult login;
  private boolean isPosted;

  private OAuth2Client client() {
    OAuth2Client client =
        switch (provider.directive("client", "basic")) {
          case "post" -> OAuth2Client.post("app", TokenSigner.SECRET);
          case "none" -> OAuth2Client.none("app");
          case "private_key_jwt" -> OAuth2Client.privateKeyJwt("app", Keys.RSA.toJSONString());
          default -> OAuth2Client.basic("app", TokenSigner.SECRET);
        };
    String algorithm = provider.directive("client.alg", "");
    return algorithm.isEmpty() ? client : client.withIdTokenAlgorithms(Set.of(algorithm));
  }

  private void run(String step) {
    switch (step) {
      case "discovery" -> issuer = builder().discover();
      case "login" -> login = loginOptions().build().signIn(this::open, soon());
      case "refresh" -> {
        clock.advance(Duration.ofMinutes(10));
        AccessToken token = issuer.refreshing(client(), store).buildUncached().token();
        assertThat(token.value()).startsWith("refresh-access");
      }
      case "userinfo" -> {
        UserInfoBuilder options =
            issuer.userInfoBuilder().clientId("app").subject(login.subject().orElseThrow());
        if (!provider.directive("client.lenient", "").isEmpty()) {
          options.allowMissingIssuerAndAudience();
        }
        MeClient<UserInfo> client =
            MeClient.builder(options.build()).retryPolicy(RetryPolicy.none()).build();
        String token = stored().orElseThrow().accessToken().orElseThrow().value();
        assertThat(client.me(MeRequest.ofToken(token)).sub()).isEqualTo("248");
      }
      default -> throw new IllegalArgumentException(step);
    }
  }

  private BrowserLoginBuilder loginOptions() {
    BrowserLoginBuilder options =
        issuer.browserLogin(client(), store).scope("openid profile email address phone");
    if (isPosted) {
      options.formPost();
    }
    return provider.directive("authorize.error", "").isEmpty()
        ? options
        : options.prompt("none").maxAge(Duration.ZERO);
  }

  private void open(URI address) {
    if (!isPosted) {
      open(address, this::authorized);
      return;
    }
    sent = parameters(address.getRawQuery());
    assertThat(sent).containsEntry("response_mode", "form_post");
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(sent.get("redirect_uri")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(authorized("state=" + sent.get("state"))))
            .build();
    assertThat(browser.sendAsync(form, HttpResponse.BodyHandlers.ofString()).join().statusCode())
        .isEqualTo(200);
  }

  private String authorized(String state) {
    String error = provider.directive("authorize.error", "");
    if (!error.isEmpty()) {
      assertThat(sent).containsEntry("prompt", "none").containsEntry("max_age", "0");
      return state + "&error=" + error;
    }
    provider.authorize(sent);
    return state + "&code=c";
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(
      resources = "/fixtures/conformance.csv",
      delimiter = '|',
      quoteCharacter = '\0',
      emptyValue = "")
  void aModuleEndsAsTheTableSays(String module, String steps, String directives, String result) {
    provider =
        new ConformanceServer(at("/realm").toString(), clock, directives == null ? "" : directives);
    server.setDispatcher(provider);
    List<String> all =
        List.of(("discovery " + (steps == null ? "" : steps)).strip().split(" +", -1));
    for (String step : all.subList(0, all.size() - 1)) {
      run(step);
    }
    String last = all.get(all.size() - 1);
    if (result.equals("passes")) {
      run(last);
      return;
    }
    MeException failure = failure(() -> run(last));
    assertThat(failure.getClass().getSimpleName() + ": " + failure.getMessage())
        .startsWith(result.substring(0, result.indexOf(' ')))
        .contains(result.substring(result.indexOf(' ') + 1))
        .doesNotContain("canary");
    assertThat(failure.retryable()).isFalse();
  }

  /** The form_post Basic plan has the modules of the Basic plan. */
  @ParameterizedTest(name = "{0}: {2}")
  @CsvFileSource(
      resources = "/fixtures/conformance.csv",
      delimiter = '|',
      quoteCharacter = '\0',
      emptyValue = "")
  void aModuleEndsTheSameIfTheResponseIsPosted(
      String module, String steps, String directives, String result) {
    isPosted = true;
    aModuleEndsAsTheTableSays(module, steps, directives, result);
  }

  private static Set<String> modules(String text) {
    return MODULE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theDocumentNamesEveryModuleOfTheTable() throws IOException {
    String document = Files.readString(Path.of("../docs/conformance.md"));
    try (var table = ConformanceTest.class.getResourceAsStream("/fixtures/conformance.csv")) {
      Set<String> played = modules(new String(table.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(played).hasSizeGreaterThan(25);
      assertThat(modules(document)).containsAll(played);
    }
  }
}
