package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class FaultServerTest {
  private static final String ANSWER = "{\"userId\":7}";
  private static final int TIMEOUT_MILLIS = 20_000;

  /** A received response. */
  private record Reply(int status, String body) {}

  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .sslSocketFactory(FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager())
          .build();

  private static Reply get(FaultServer server) throws IOException {
    Request request =
        new Request.Builder()
            .url(server.baseUrl().resolve("/me").toString())
            .header("X-Api-Key", "k")
            .build();
    try (Response response = CLIENT.newCall(request).execute()) {
      return new Reply(response.code(), response.body().string());
    }
  }

  private static Socket connectAndRequest(FaultServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.baseUrl().getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
    return socket;
  }

  /** The first {@code count} received bytes, or all received bytes if there are fewer. */
  private static String firstBytes(FaultServer server, int count) throws IOException {
    try (Socket socket = connectAndRequest(server)) {
      return new String(socket.getInputStream().readNBytes(count), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultCanRecover(WireFault fault) throws Exception {
    try (FaultServer server = FaultServer.start(fault, ANSWER)) {
      server.recover();
      assertThat(get(server).body()).isEqualTo(ANSWER);
      assertThat(server.baseUrl().getScheme()).isEqualTo(fault.needsTls() ? "https" : "http");
    }
  }

  @Test
  void countsConnectionsRequestsAndBytes() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.STATUS_600, ANSWER)) {
      assertThat(get(server).status()).isEqualTo(600);
      assertThat(get(server).status()).isEqualTo(600);
      assertThat(server.requests()).isEqualTo(2);
      assertThat(server.connections()).isBetween(1, 2);
      assertThat(server.bytesSent()).isGreaterThan(2L * ANSWER.length());
      assertThat(server.requestHeads().get(0))
          .startsWith("GET /me HTTP/1.1")
          .contains("Api-Key: k");
    }
  }

  @Test
  void recoversOnConnectionsThatAreStillIntact() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.HTML_DECLARED_JSON, ANSWER)) {
      assertThat(get(server).body()).contains("<html>");
      server.recover();
      assertThat(get(server).body()).isEqualTo(ANSWER);
    }
  }

  @Test
  void recordsTheCredentialOfAFollowedRedirect() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.REDIRECT_302, ANSWER)) {
      assertThat(get(server)).isEqualTo(new Reply(200, ANSWER));
      assertThat(server.requestHeadsAtOtherOrigins())
          .singleElement()
          .asString()
          .startsWith("GET /stolen")
          .contains("X-Api-Key: k");
    }
  }

  @Test
  void playsAnyFaultOverTls() throws Exception {
    try (FaultServer server = FaultServer.startWithTls(WireFault.STATUS_600, ANSWER)) {
      assertThat(get(server).status()).isEqualTo(600);
      assertThat(server.baseUrl()).hasScheme("https");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_OTHER_HOST", "TLS_EXPIRED", "TLS_UNTRUSTED", "TLS_PLAIN_HTTP_REPLY"})
  void clientsRejectTheHandshake(WireFault fault) {
    try (FaultServer server = FaultServer.start(fault, ANSWER)) {
      assertThatThrownBy(() -> get(server)).isInstanceOf(SSLException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CLOSE_(AT_ONCE|BEFORE_REPLY)|HALF_CLOSE")
  void closesWithoutSendingAByte(WireFault fault) throws Exception {
    try (FaultServer server = FaultServer.start(fault, ANSWER)) {
      assertThat(firstBytes(server, 1)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "RESET_(BEFORE|IN).*")
  void resetsTheConnection(WireFault fault) throws Exception {
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        Socket socket = connectAndRequest(server)) {
      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void sendsTheDocumentedBytes() throws Exception {
    try (FaultServer banner = FaultServer.start(WireFault.SSH_BANNER);
        FaultServer bare = FaultServer.start(WireFault.HTTP_0_9, ANSWER);
        FaultServer feeds = FaultServer.start(WireFault.LINES_LF_ONLY, ANSWER)) {
      assertThat(firstBytes(banner, 4)).isEqualTo("SSH-");
      assertThat(firstBytes(bare, ANSWER.length())).isEqualTo(ANSWER);
      assertThat(firstBytes(feeds, 16)).isEqualTo("HTTP/1.1 200 OK\n");
    }
  }

  @Test
  void floodsWithHeadersAndGzipNames() throws Exception {
    try (FaultServer letters = FaultServer.start(WireFault.HEADERS_OF_A_LETTER);
        FaultServer gzip = FaultServer.start(WireFault.GZIP_NAME_ENDLESS)) {
      assertThat(firstBytes(letters, 1_000_000).replace("a\n", ""))
          .matches("HTTP/1.1 200 OK\r\na?"); // and about half a million headers
      assertThat(firstBytes(gzip, 1_000_000))
          .contains("Content-Encoding: gzip")
          .contains("\r\n\r\n\u001f\u008b\b\b") // FNAME is set
          .endsWith("a".repeat(999_000));
    }
  }

  @Test
  void sendsAHeaderThatIsNotUtf8() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.HEADER_NOT_TEXT, ANSWER)) {
      assertThat(firstBytes(server, 80)).contains("X-Text: \u00e9\u00ff\r\n");
    }
  }

  @Test
  void padsTheAnswerToFortyMebibytes() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.BODY_OF_40_MIB, ANSWER)) {
      String body = get(server).body();
      assertThat(body.length()).isGreaterThanOrEqualTo(40 * 1024 * 1024);
      assertThat(body.strip()).isEqualTo(ANSWER);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_ON_REUSE", "BODY_OF_40_MIB"})
  void recoversOnAConnectionThatIsInUse(WireFault fault) throws Exception {
    try (FaultServer server = FaultServer.start(fault, ANSWER)) {
      assertThat(get(server).body()).startsWith(ANSWER);
      server.recover();
      assertThat(get(server).body()).isEqualTo(ANSWER);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DRIP_STATUS_LINE", "DRIP_HEADERS", "DRIP_BODY"})
  void dripsByteByByte(WireFault fault) throws Exception {
    try (FaultServer server = FaultServer.start(fault, ANSWER);
        Socket socket = connectAndRequest(server)) {
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(100)).hasSizeGreaterThanOrEqualTo(100);
    }
  }

  private static void assertClosed(Socket socket) {
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException reset) {
      assertThat(reset).isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void closeDisconnectsClients() throws Exception {
    FaultServer server = FaultServer.start(WireFault.SILENT, ANSWER);
    try (Socket socket = connectAndRequest(server)) {
      server.close();
      assertThat(socket).satisfies(FaultServerTest::assertClosed);
      server.close();
    }
  }

  @Test
  void rejectsANullFaultAndHasAToString() {
    assertThatThrownBy(() -> FaultServer.start(null)).isInstanceOf(NullPointerException.class);
    try (FaultServer server = FaultServer.start(WireFault.NOISE)) {
      assertThat(server).hasToString("FaultServer{NOISE at " + server.baseUrl() + "}");
      assertThat(server.fault()).isEqualTo(WireFault.NOISE);
    }
  }
}
