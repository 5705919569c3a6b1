package io.github.mesdk.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.PermissionDeniedException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a description can say. */
class DescriptionTest {
  private static final String TOKEN = "user-1:5ecret-4711";

  private final MockWebServer server = NoDelaySockets.newServer();

  record User(@JsonProperty(value = "id", required = true) String id) implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private IdentityProviderBuilder<User> own() {
    return IdentityProvider.builder("own", User.class)
        .baseUrl(Servers.origin(server))
        .subject("id");
  }

  private static <T extends CurrentUser> MeClient<T> client(IdentityProviderBuilder<T> provider) {
    return MeClient.builder(provider.build())
        .tokenProvider(TokenProvider.of(TOKEN))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private RecordedRequest request(IdentityProviderBuilder<User> provider) throws Exception {
    server.enqueue(Servers.json(200, "{\"id\":\"u1\"}"));
    client(provider).me();
    return server.takeRequest();
  }

  private MeException failure(IdentityProviderBuilder<?> provider, MockResponse reply) {
    server.enqueue(reply);
    MeClient<?> client = client(provider);
    return catchThrowableOfType(MeException.class, client::me);
  }

  private static MockResponse reply(int status, String body, String... headers) {
    MockResponse.Builder reply = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      reply.addHeader(headers[i], headers[i + 1]);
    }
    return reply.build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bot", "token", "SSWS"})
  void aTokenMayHaveAnyScheme(String scheme) throws Exception {
    assertThat(
            request(own().token(Placement.authorization(scheme))).getHeaders().get("Authorization"))
        .isEqualTo(scheme + " " + TOKEN);
    assertThat(Placement.authorization("Bearer")).isEqualTo(Placement.bearer());
  }

  @Test
  void aTokenMayBeAUserNameAndAPassword() throws Exception {
    String sent = Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8));
    RecordedRequest request = request(own().token(Placement.basic()));
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic " + sent);
    MeException failure =
        failure(
            own().token(Placement.basic()),
            Servers.json(403, "{\"message\":\"no <" + sent + "> and no " + TOKEN + "\"}"));
    Secrets.assertAbsent(failure, sent, TOKEN);
    assertThat(failure).hasMessageContaining("no <***> and no ***");
    server.enqueue(Servers.json(403, "{\"message\":\"wrong password hunter22 for ann\"}"));
    MeClient<User> client = MeClient.builder(own().token(Placement.basic()).build()).build();
    assertThatThrownBy(() -> client.me(MeRequest.ofToken("ann:hunter22")))
        .hasMessageContaining("wrong password *** for ann");
  }

  @Test
  void anApiKeyMayBeTheUserName() throws Exception {
    server.enqueue(Servers.json(200, "{\"id\":\"u1\"}"));
    MeClient.builder(own().token(Placement.basic()).build()).build().me(MeRequest.ofToken("key-1"));
    assertThat(server.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("key-1:".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bot ", "a b", "a:b", "B\u00f6t", "a\n"})
  void aSchemeIsOneWord(String scheme) {
    assertThatIllegalArgumentException().isThrownBy(() -> Placement.authorization(scheme));
  }

  @Test
  void constantHeadersAreSentUnlessTheClientReplacesThem() throws Exception {
    IdentityProviderBuilder<User> provider =
        own().header("X-Api-Version", "2022-11-28").header("Accept", "application/vnd.own+json");
    RecordedRequest request = request(provider);
    assertThat(request.getHeaders().values("X-Api-Version")).containsExactly("2022-11-28");
    assertThat(request.getHeaders().values("Accept")).containsExactly("application/vnd.own+json");
    server.enqueue(Servers.json(200, "{\"id\":\"u1\"}"));
    MeClient.builder(provider.build())
        .header("x-api-version", "2099-01-01")
        .build()
        .me(MeRequest.ofToken(TOKEN));
    assertThat(server.takeRequest().getHeaders().values("X-Api-Version"))
        .containsExactly("2099-01-01");
  }

  @Test
  void theValueOfAConstantHeaderIsMasked() {
    MeException failure =
        failure(
            own().header("apikey", "anon-key-1815"),
            Servers.json(403, "{\"message\":\"wrong key anon-key-1815\"}"));
    assertThat(failure).hasMessageContaining("wrong key ***");
    Secrets.assertAbsent(failure, "anon-key-1815");
  }

  @Test
  void constantMembersAreSentInTheBodyBesideTheArguments() throws Exception {
    RecordedRequest request =
        request(
            own()
                .post("/graphql")
                .bodyMember("query", "{ viewer { id \"name\" } }")
                .token(Placement.body("key")));
    assertThat(request.getBody().utf8())
        .isIn("{\"query\":\"{ viewer { id \\\"name\\\" } }\",\"key\":\"" + TOKEN + "\"}");
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "403, 0, RATE_LIMITED",
    "400, 0, RATE_LIMITED",
    "429, 9, RATE_LIMITED",
    "403, 1, PERMISSION_DENIED",
    "403, 00, PERMISSION_DENIED",
    "403, , PERMISSION_DENIED",
    "401, 0, UNAUTHENTICATED",
    "407, 0, UNEXPECTED_RESPONSE",
    "500, 0, UNAVAILABLE",
    "302, 0, UNEXPECTED_RESPONSE",
  })
  void aHeaderMaySayRateLimited(int status, String remaining, ErrorKind kind) {
    MockResponse reply =
        remaining == null
            ? reply(status, "{}")
            : reply(status, "{}", "X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", "9");
    ApiException failure =
        (ApiException) failure(own().rateLimitedWhen("x-ratelimit-remaining", "0"), reply);
    assertThat(failure.error().kind()).isEqualTo(kind);
    assertThat(failure.retryable()).isEqualTo(kind == ErrorKind.RATE_LIMITED);
  }

  @Test
  void aCodeOfTheTableTakesPrecedenceOverSuchAHeaderAndSuchAHeaderOverAStandardCode() {
    IdentityProviderBuilder<User> provider =
        own()
            .rateLimitedWhen("x-ratelimit-remaining", "0")
            .errors(ErrorFields.none().code("code"))
            .codes(CodeTable.builder().permissionDenied("NO").build());
    assertThat(failure(provider, reply(403, "{\"code\":\"NO\"}", "X-RateLimit-Remaining", "0")))
        .isInstanceOf(PermissionDeniedException.class);
    ApiException limited =
        (ApiException)
            failure(
                provider,
                reply(403, "{\"error\":\"access_denied\"}", "x-ratelimit-remaining", "0"));
    assertThat(limited.error().kind()).isEqualTo(ErrorKind.RATE_LIMITED);
  }

  @ParameterizedTest
  @CsvSource({
    "*, 60, RATE_LIMITED",
    "*, '', PERMISSION_DENIED",
    "ip*, ip-global, RATE_LIMITED",
    "ip*, user, PERMISSION_DENIED",
    "ip, ip-global, PERMISSION_DENIED",
  })
  void theValueOfSuchAHeaderMayBeAPrefix(String pattern, String value, ErrorKind kind) {
    MockResponse reply =
        value.isEmpty() ? reply(403, "{}") : reply(403, "{}", "X-Limited-By", value);
    ApiException failure =
        (ApiException) failure(own().rateLimitedWhen("x-limited-by", pattern), reply);
    assertThat(failure.error().kind()).isEqualTo(kind);
  }

  @Test
  void anAnswerIsNotRateLimited() throws Exception {
    server.enqueue(reply(200, "{\"id\":\"u1\"}", "x-ratelimit-remaining", "0"));
    assertThat(client(own().rateLimitedWhen("x-ratelimit-remaining", "0")).me().id())
        .isEqualTo("u1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"users:read,team:read\"",
        "\"users:read team:read\"",
        "\" users:read, team:read \"",
        "[\"users:read\",\"team:read\"]",
      })
  void missingScopesMayBeAListOrOneText(String needed) {
    ApiException failure =
        (ApiException)
            failure(
                own()
                    .failureWhen("ok", false, ErrorKind.UNEXPECTED_RESPONSE)
                    .errors(ErrorFields.none().code("error").missingScopes("needed"))
                    .codes(CodeTable.builder().permissionDenied("missing_scope").build()),
                Servers.json(
                    200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":" + needed + "}"));
    assertThat(failure.error().missingScopes()).containsExactly("users:read", "team:read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"message":"no such key"}             | INVALID_REQUEST
          403 | {"message":"no such key"}             | INVALID_REQUEST
          401 | {"message":"ended","code":"NEW_CODE"} | UNAUTHENTICATED
          401 | {"message":"ended","code":401}        | UNAUTHENTICATED
          401 | {"error_description":"ended"}         | UNAUTHENTICATED
          401 | <html>                                | UNAUTHENTICATED
          403 | <html>                                | PERMISSION_DENIED
          503 | {"message":"no such host"}            | UNAVAILABLE
          """)
  void aRejectionWithoutACodeMayBeThatOfAGateway(int status, String body, ErrorKind kind) {
    IdentityProviderBuilder<User> provider =
        own()
            .errors(ErrorFields.none().code("code").message("message"))
            .codes(CodeTable.builder().invalidRequestWithoutCode().build());
    ApiException failure = (ApiException) failure(provider, reply(status, body));
    assertThat(failure.error().kind()).isEqualTo(kind);
    assertThat(failure.error().code().isPresent()).isEqualTo(body.contains("code"));
  }

  /** No Jackson module reads a {@link Clock}, so it fails like an Instant without its module. */
  record Timed(@JsonProperty("id") String id, @JsonProperty("clock") Optional<Clock> clock)
      implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  @Test
  void aMissingModuleForTimesIsNamed() {
    IdentityProviderBuilder<Timed> provider =
        IdentityProvider.builder("own", Timed.class).baseUrl(Servers.origin(server)).subject("id");
    assertThat(failure(provider, Servers.json(200, "{\"id\":\"u1\",\"clock\":\"noon\"}")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("jackson-datatype-jsr310")
        .hasMessageNotContaining("noon");
  }
}
