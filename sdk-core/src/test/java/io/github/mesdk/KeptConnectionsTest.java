package io.github.mesdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.testiny.AuthInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of all users share connections, unless the application's own client keeps none. */
@Timeout(60)
class KeptConnectionsTest extends TestinyServer {
  private static final int CALLS = 5;

  private static OkHttpClient keepingNone() {
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
        .build();
  }

  private int connectionsOf(MeClient<AuthInfo> client) throws Exception {
    int connections = 0;
    for (int i = 0; i < CALLS; i++) {
      answer(200, "{\"userId\":7}");
      assertThat(client.me(MeRequest.ofToken("token-" + i)).userId()).isEqualTo(7);
      connections += server.takeRequest().getExchangeIndex() == 0 ? 1 : 0;
    }
    return connections;
  }

  @Test
  void callsOfDifferentUsersShareAConnection() throws Exception {
    assertThat(connectionsOf(builder().build())).isEqualTo(1);
  }

  @Test
  void aClientWhosePoolKeepsNoneOpensAConnectionForEachCall() throws Exception {
    OkHttpClient own = keepingNone();
    assertThat(connectionsOf(builder().httpClient(own).build())).isEqualTo(CALLS);
    assertThat(own.connectionPool().connectionCount()).isZero();
  }

  /**
   * A server that repeats its first answer on a connection after each further request. No client
   * can distinguish that answer from the right one.
   */
  private static ServerSocket lateAnswers() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(() -> {
      while (true) {
        Socket connection = server.accept();
        daemon(() -> serve(connection));
      }
    });
    return server;
  }

  private static void serve(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
    String first = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (first == null && line.startsWith("X-Api-Key: user-")) {
        first = "{\"userId\":" + line.substring("X-Api-Key: user-".length()) + "}";
      } else if (line.isEmpty()) {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + first.length() + "\r\n\r\n";
        connection.getOutputStream().write((head + first).getBytes(US_ASCII));
      }
    }
  }

  /** The work of a thread. */
  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(() -> {
          try {
            work.run();
          } catch (SocketException closed) {
            // the test is over
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
    thread.setDaemon(true);
    thread.start();
  }

  private long secondUser(MeClientBuilder<AuthInfo> builder) {
    MeClient<AuthInfo> client = builder.build();
    assertThat(client.me(MeRequest.ofToken("user-1")).userId()).isEqualTo(1);
    return client.me(MeRequest.ofToken("user-2")).userId();
  }

  @Test
  void anAnswerThatIsRepeatedAfterTheNextRequestReachesNoOtherUserWithoutKeptConnections()
      throws Exception {
    try (ServerSocket late = lateAnswers()) {
      URI origin = URI.create("http://127.0.0.1:" + late.getLocalPort());
      assertThat(secondUser(builder(origin))).as("with the shared connection").isEqualTo(1);
      assertThat(secondUser(builder(origin).httpClient(keepingNone()))).isEqualTo(2);
    }
  }
}
