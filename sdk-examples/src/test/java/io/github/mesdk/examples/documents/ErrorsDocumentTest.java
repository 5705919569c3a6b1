package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TransportException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks each row of the tables in {@code docs/errors.md} with a real client. */
@Tag("slow")
class ErrorsDocumentTest {
  private final MockWebServer server = NoDelaySockets.newServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Returns the cells, without backticks, of each row whose first cell matches {@code first}. */
  private static Stream<List<String>> rows(String first, int cells) throws IOException {
    Path document = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("errors.md");
    return Files.readAllLines(document).stream()
        .filter(line -> line.matches("\\| (" + first + ") \\|.*"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(row -> row.subList(1, row.size() - 1).stream().map(c -> c.replace("`", "")).toList())
        .filter(row -> row.size() == cells);
  }

  @TestFactory
  List<DynamicTest> aReplyBecomesTheDocumentedException() throws IOException {
    List<DynamicTest> tests =
        rows("Testiny|OpenID Connect", 6)
            .map(row -> DynamicTest.dynamicTest(row.toString(), () -> checkReply(row)))
            .toList();
    assertThat(tests).hasSizeGreaterThan(5);
    return tests;
  }

  private void checkReply(List<String> row) {
    IdentityProvider<?> provider =
        row.get(0).equals("Testiny") ? Testiny.provider() : Oidc.userInfo(address());
    MeException failure = failure(provider, Integer.parseInt(row.get(1)), row.get(2), row.get(3));
    assertThat(failure.getClass().getSimpleName()).isEqualTo(row.get(4));
  }

  @TestFactory
  List<DynamicTest> aStatusBecomesTheDocumentedException() throws IOException {
    List<DynamicTest> tests =
        rows("[\\d, ]+", 3)
            .map(row -> DynamicTest.dynamicTest(row.toString(), () -> checkStatus(row)))
            .toList();
    assertThat(tests).hasSizeGreaterThan(5);
    return tests;
  }

  private void checkStatus(List<String> row) {
    for (String status : row.get(0).split(", ", -1)) {
      MeException failure = failure(Oidc.userInfo(address()), Integer.parseInt(status), "–", "–");
      assertThat(failure.getClass().getSimpleName()).as(status).isEqualTo(row.get(1));
      assertThat(failure.retryable()).as(status).isEqualTo(row.get(2).equals("yes"));
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  private MeException failure(
      IdentityProvider<?> provider, int status, String challenge, String body) {
    MockResponse.Builder reply = new MockResponse.Builder().code(status);
    if (!challenge.equals("–")) {
      reply.setHeader("WWW-Authenticate", challenge);
    }
    respondWith(reply.body(body.equals("–") ? "" : body).build());
    return failure(provider.at(address()), new OkHttpClient());
  }

  private void respondWith(MockResponse reply) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply;
          }
        });
  }

  private static MeException failure(IdentityProvider<?> provider, OkHttpClient http) {
    MeClient<?> client =
        MeClient.builder(provider)
            .tokenProvider(TokenProvider.of("t"))
            .httpClient(http)
            .allowInsecureHttp()
            .build();
    return catchThrowableOfType(MeException.class, client::me);
  }

  @Test
  void a407IsAFailureOfTheProxy() {
    respondWith(new MockResponse.Builder().code(407).build());
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    OkHttpClient proxied =
        new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.HTTP, address)).build();
    IdentityProvider<?> plain = Oidc.userInfo(URI.create("http://login.corp.invalid/"));
    IdentityProvider<?> tunnelled = Oidc.userInfo(URI.create("https://login.corp.invalid/"));
    assertThat(failure(plain, proxied)).isInstanceOf(UnexpectedResponseException.class);
    assertThat(failure(tunnelled, proxied))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.CONNECT));
  }
}
