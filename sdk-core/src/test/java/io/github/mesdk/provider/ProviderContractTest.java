package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.ErrorRow;
import io.github.mesdk.testing.Files;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of every provider, tested over HTTP: the request, the answer and every failure. A
 * subclass names the provider and checks its request.
 */
public abstract class ProviderContractTest<T extends CurrentUser> {
  protected static final String TOKEN = "tok-5ecret-4711";

  protected final MockWebServer server = NoDelaySockets.newServer();
  private final String name;

  protected ProviderContractTest(String name) {
    this.name = name;
  }

  /** Returns the provider at this base URL, that of the test server. */
  protected abstract IdentityProvider<T> providerAt(URI baseUrl);

  /** Checks method, path, query and credential of a request without optional arguments. */
  protected abstract void assertRequest(RecordedRequest request);

  /** Returns the arguments that every request needs besides the token. */
  protected MeArguments arguments() {
    return MeArguments.of();
  }

  /** Returns the failure that the body {@code null} with status 200 causes. */
  protected Class<? extends MeException> failureOfNull() {
    return DecodeException.class;
  }

  /** Returns the body of a response with this answer. */
  protected ObjectNode wrap(ObjectNode answer) {
    return answer;
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  protected URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  protected MeClient<T> client() {
    return MeClient.builder(providerAt(baseUrl()))
        .tokenProvider(TokenProvider.of(TOKEN))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  protected void answer(int status, String contentType, String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", contentType)
            .body(body)
            .build());
  }

  protected void answer(int status, String body) {
    answer(status, "application/json", body);
  }

  protected MeException failure() {
    return catchThrowableOfType(MeException.class, () -> client().me(arguments()));
  }

  protected RecordedRequest receivedRequest() throws InterruptedException {
    return server.takeRequest();
  }

  @Test
  void theRequestIsAsDocumented() throws Exception {
    answer(200, wrap(Files.tree(name + "/me.json")).toString());
    client().me(arguments());
    RecordedRequest request = receivedRequest();
    assertRequest(request);
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("User-Agent")).startsWith("mesdk/");
    assertThat(request.getHeaders().get("Cookie")).isNull();
  }

  @Test
  void thePrefixOfABaseUrlIsKept() throws Exception {
    answer(200, wrap(Files.tree(name + "/me-minimal.json")).toString());
    URI prefixed = URI.create(baseUrl() + "/some/prefix/");
    MeClient.builder(providerAt(prefixed))
        .tokenProvider(TokenProvider.of(TOKEN))
        .build()
        .me(arguments());
    assertThat(receivedRequest().getTarget()).startsWith("/some/prefix").doesNotContain("//");
  }

  @Test
  void theDocumentedAnswerIsRead() {
    answer(200, wrap(Files.tree(name + "/me.json")).toString());
    T me = client().me(arguments());
    assertThat(me.identity().provider()).isEqualTo(name);
    assertThat(Files.read(Files.text(name + "/me.json"), me.getClass())).isEqualTo(me);
  }

  @Test
  void theMinimalAnswerIsRead() {
    answer(200, wrap(Files.tree(name + "/me-minimal.json")).toString());
    assertThat(client().me(arguments()).identity().subject()).isNotEmpty();
  }

  @Test
  void unknownMembersAreKeptEvenIfOneIsCalledError() {
    ObjectNode answer = Files.tree(name + "/me.json");
    answer.put("error", "none").put("code", "OK").put("aNumber", 1);
    ObjectNode body = wrap(answer);
    answer(200, body.equals(answer) ? body.toString() : body.put("error", "none").toString());
    assertThat(Files.write(client().me(arguments())))
        .contains("\"error\":\"none\"", "\"code\":\"OK\"", "\"aNumber\":1")
        .doesNotContain("additionalProperties");
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentedFailureIsRead() {
    return ErrorRow.of(name).map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
  }

  private void check(ErrorRow row) {
    String body = row.body(name);
    answer(row.status(), body);
    ApiException failure = (ApiException) failure();
    assertThat(failure.error().kind()).isEqualTo(row.kind());
    assertThat(failure.error().reason()).isEqualTo(row.reason());
    assertThat(failure.retryable()).isEqualTo(row.retryable());
    assertThat(failure.error().status()).isEqualTo(row.status());
    if (!row.code().isEmpty()) {
      assertThat(failure.error().code()).contains(row.code());
    }
    boolean hasMessage =
        body.matches(
            "(?s).*\"(message|error_description|description|msg|detail|error|errorSummary)\":"
                + " \"string\".*");
    assertThat(failure.error().message())
        .isEqualTo(hasMessage ? Optional.of("string") : Optional.empty());
    assertThat(failure.error().requestId().isPresent())
        .isEqualTo(body.matches("(?s).*\"(reqid|request_id|requestId|request-id|errorId)\".*"));
    assertThat(failure.provider()).contains(name);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure).hasMessageStartingWith(name + ": " + row.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!DOCTYPE html><html><title>502 Bad Gateway</title></html>",
        "[]",
        "null",
        "\"text\"",
        "42",
        "{",
        "{}",
        "{\"error\":42,\"code\":{},\"message\":[],\"status\":\"200\"}",
        "upstream connect error"
      })
  void theStatusDecidesForAnUndocumentedBody(String body) {
    for (int status : List.of(401, 403, 404, 429, 500, 502, 503, 504, 301, 418)) {
      answer(status, "text/html; charset=utf-8", body);
      assertThat(failure()).isInstanceOf(ApiException.class);
    }
    answer(401, "text/html", body);
    assertThat(failure()).isInstanceOf(UnauthenticatedException.class);
    answer(301, "text/html", body);
    assertThat(failure()).isInstanceOf(UnexpectedResponseException.class);
    for (int status : List.of(407, 429, 500, 502, 503)) {
      answer(status, "text/html", body);
      assertThat(failure()).isNotInstanceOf(UnauthenticatedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "42", "{", "{}", "{\"a\":1}{", "nonsense"})
  void aSuccessWithoutAnAnswerIsRejected(String body) {
    answer(200, body);
    assertThat(failure())
        .isInstanceOf(body.equals("null") ? failureOfNull() : DecodeException.class);
  }

  @Test
  void aWrongTypeIsRejectedWithItsPathButNotItsValue() {
    ObjectNode answer = Files.tree(name + "/me.json");
    IdentityProvider<T> provider = providerAt(baseUrl());
    int payload = provider.payload().map(name -> name.length() + 1).orElse(0);
    String member = provider.subjects().get(0).substring(payload).split("\\.", 2)[0];
    answer.putArray(member).addArray().add("qu0ted");
    answer(200, wrap(answer).toString());
    DecodeException failure = (DecodeException) failure();
    assertThat(failure.path().orElseThrow()).contains(member);
    Secrets.assertAbsent(failure, "qu0ted", "Immutable");
  }

  @Test
  void anOutageIsNotARejectedToken() {
    server.enqueue(new MockResponse.Builder().onRequestStart(new CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().onRequestStart(new CloseSocket()).build());
    TransportException failure = (TransportException) failure();
    assertThat(failure.reason()).isEqualTo(TransportException.Reason.RESET);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void aCredentialThatAFailureEchoesIsMasked() {
    Consumer<String> isClean =
        body -> {
          for (int status : List.of(200, 400, 401, 403, 404, 429, 500, 503)) {
            answer(status, body.replace("__CODE__", TOKEN).replace("string", "bad " + TOKEN + "!"));
            Secrets.assertAbsent(failure(), TOKEN);
          }
        };
    ErrorRow.of(name)
        .map(ErrorRow::file)
        .distinct()
        .map(file -> Files.text(name + "/" + file))
        .forEach(isClean);
  }

  @Test
  void aRejectedExplicitTokenIsNotRetried() {
    answer(401, "");
    MeRequest request = MeRequest.of(arguments()).withToken("tok-of-the-incoming-request");
    MeException failure = catchThrowableOfType(MeException.class, () -> client().me(request));
    assertThat(failure).isInstanceOf(UnauthenticatedException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
