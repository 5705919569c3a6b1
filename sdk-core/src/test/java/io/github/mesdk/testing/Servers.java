package io.github.mesdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Shortcuts for MockWebServer. */
public final class Servers {
  private Servers() {}

  /** The origin of the server, with a loopback address. */
  public static URI origin(MockWebServer server) {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /**
   * A server that sends its replies without delay. With Nagle's algorithm, the network may hold a
   * body back for 40 ms until the headers before it are acknowledged.
   */
  public static MockWebServer prompt() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptSockets());
    return server;
  }

  /** Creates sockets with {@code TCP_NODELAY}. */
  private static final class PromptSockets extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new ServerSocket() {
        @Override
        public Socket accept() throws IOException {
          Socket socket = super.accept();
          socket.setTcpNoDelay(true);
          return socket;
        }
      };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }

  /** Makes the server send this reply to every request. */
  public static void alwaysSend(MockWebServer server, MockResponse reply) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply;
          }
        });
  }

  /** A JSON reply. */
  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
