package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class MockCommandTest {
  private static final Pattern ISSUER = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+/oidc");

  private static String issuer(String text) {
    Matcher issuer = ISSUER.matcher(text);
    assertThat(issuer.find()).isTrue();
    return issuer.group();
  }

  @Test
  void printsTheIssuerTheUsersAndTheirTokensAsTables() throws Exception {
    try (RunningCommand mock = RunningCommand.start("mock")) {
      String text = mock.outUntil("Ctrl+C");
      assertThat(text).contains("Issuer ", "mock-app", "Device page ");
      for (MockSystem system : MockSystem.values()) {
        assertThat(text)
            .containsPattern(
                "(?im)^"
                    + system.name().replace('_', '-')
                    + " +Ada Lovelace +admin, analyst +\\w{40,}$");
      }
      assertThat(text).contains("Alan Turing (suspended)");
      assertThat(mock.stop()).isEqualTo(130);
    }
  }

  @Test
  void jsonIsOneDocumentWithTokensThatWork() throws Exception {
    try (RunningCommand mock = RunningCommand.start("mock", "--output", "json")) {
      JsonNode document = new ObjectMapper().readTree(mock.outUntil("]\n}\n"));
      assertThat(document.at("/publicClientId").asText()).isEqualTo("mock-app");
      for (JsonNode provider : document.at("/providers")) {
        assertThat(provider.at("/users")).hasSize(3);
      }
      JsonNode pulse = document.at("/providers/1");
      Run run =
          Run.me(
              Map.of("ME_TOKEN", pulse.at("/users/0/token").asText()),
              "pulse",
              "--base-url",
              pulse.at("/baseUrl").asText());
      assertThat(run.out()).contains("ada@example.com");
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void logsRequestsWithoutTheirSecrets() throws Exception {
    try (RunningCommand mock = RunningCommand.start("mock")) {
      String url = issuer(mock.outUntil("Ctrl+C")) + "/userinfo";
      Request request =
          new Request.Builder()
              .url(url + "?access_token=s3cr3t")
              .header("Authorization", "Bearer s3cr3t")
              .build();
      try (Response response = new OkHttpClient().newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(401);
      }
      assertThat(mock.errUntil("userinfo")).isEqualTo("GET /oidc/userinfo 401\n");
    }
  }

  @Test
  void servesHttpsWithItsCertificate() throws Exception {
    try (RunningCommand mock = RunningCommand.start("mock", "--https")) {
      String text = mock.outUntil("Ctrl+C");
      assertThat(text).contains("-----BEGIN CERTIFICATE-----");
      OkHttpClient trusting =
          new OkHttpClient.Builder()
              .sslSocketFactory(
                  MockIdentityProvider.sslContext().getSocketFactory(),
                  MockIdentityProvider.trustManager())
              .build();
      Request request = new Request.Builder().url(issuer(text) + "/keys").build();
      try (Response response = trusting.newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
    }
  }

  @Test
  void acceptsItsClientAndRedirectUri() throws Exception {
    String redirectUri = "https://app.example.com/callback";
    try (RunningCommand mock =
        RunningCommand.start("mock", "--client-id", "front-end", "--redirect-uri", redirectUri)) {
      String query =
          "?response_type=code&client_id=front-end&code_challenge_method=S256&code_challenge="
              + "x".repeat(43)
              + "&redirect_uri="
              + redirectUri;
      String url = issuer(mock.outUntil("Ctrl+C")) + "/authorize" + query;
      Request request = new Request.Builder().url(url).build();
      try (Response response = new OkHttpClient().newCall(request).execute()) {
        assertThat(response.body().string()).contains("Sign in to front-end");
      }
    }
  }

  @Test
  void aTakenPortIsATransportFailure() {
    try (MockIdentityProvider taken = MockIdentityProvider.start()) {
      String port = Integer.toString(taken.issuer().getPort());
      Run run = Run.me(Map.of(), "mock", "--port", port);
      assertThat(run.status()).isEqualTo(69);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "me: mock: transport: the identity provider cannot listen on port "
                  + port
                  + " of 127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mock --port x, must be a port",
    "mock --port 65536, must be a port",
    "mock --output xml, must be text",
    "mock --redirect-uri /callback, absolute",
    "mock --redirect-uri http://x^y, not a URL",
    "mock --redirect-uri javascript:alert(1), has no scheme javascript",
    "'mock --client-id=', must not be blank",
  })
  void aUsageErrorIsStatus64(String line, String message) {
    Run run = Run.me(Map.of(), line.split(" "));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("me: mock: usage: ", message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theIdentityOfNoUserCanBePrinted() {
    Run run = Run.me(Map.of(), "mock", "--output", "identity");
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).contains("\"kind\":\"usage\"", "must be text or json");
    assertThat(run.out()).isEmpty();
  }
}
