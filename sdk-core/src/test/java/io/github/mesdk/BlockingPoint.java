package io.github.mesdk;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.FullBacklog;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testing.SilentServer;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.TokenProvider;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** The points at which a call can block, each with a client whose call blocks there forever. */
enum BlockingPoint {
  TOKEN {
    @Override
    BlockedCall blockedCall(MeListener listener) {
      Gate gate = new Gate();
      TokenProvider slow =
          TokenProvider.caching(() -> {
            gate.block();
            return AccessToken.of("too-late");
          });
      URI nowhere = URI.create("https://127.0.0.1:1");
      return blockedCall(builder(nowhere, listener).tokenProvider(slow), gate);
    }
  },
  NEWER_TOKEN {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      Gate gate = new Gate();
      AtomicBoolean isFirst = new AtomicBoolean(true);
      TokenProvider slow =
          TokenProvider.caching(() -> {
            if (!isFirst.getAndSet(false)) {
              gate.block();
            }
            return AccessToken.of("rejected-or-too-late");
          });
      MockWebServer server = NoDelaySockets.newServer();
      server.start();
      server.enqueue(Servers.json(403, TestinyServer.EXPIRED));
      return new BlockedCall(
          builder(Servers.origin(server), listener).tokenProvider(slow).build(),
          () -> Gate.await(gate.reached),
          () -> {},
          () -> {
            gate.open.countDown();
            server.close();
          });
    }
  },
  NAME {
    @Override
    BlockedCall blockedCall(MeListener listener) {
      Gate gate = new Gate();
      OkHttpClient http =
          new OkHttpClient.Builder()
              .dns(host -> {
                gate.block();
                throw new UnknownHostException(host);
              })
              .build();
      URI slow = URI.create("https://slow.example");
      return blockedCall(builder(slow, listener).httpClient(http), gate);
    }
  },
  CONNECTION {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      FullBacklog full = new FullBacklog();
      CountDownLatch connecting = new CountDownLatch(1);
      OkHttpClient http =
          new OkHttpClient.Builder()
              .eventListener(
                  new EventListener() {
                    @Override
                    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                      connecting.countDown();
                    }
                  })
              .build();
      return new BlockedCall(
          builder(full.origin(), listener).httpClient(http).build(),
          () -> Gate.await(connecting),
          () -> {},
          full);
    }
  },
  TLS {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      return blockedCall("https", "", listener);
    }
  },
  REPLY {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      return blockedCall("http", "", listener);
    }
  },
  REST_OF_HEADERS {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      return blockedCall("http", "HTTP/1.1 200 OK\r\nContent-Le", listener);
    }
  },
  NEXT_ATTEMPT {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      CountDownLatch scheduled = new CountDownLatch(1);
      MeListener waiting =
          new MeListener() {
            @Override
            public void retryScheduled(MeEvent event) {
              scheduled.countDown();
            }
          };
      MockWebServer server = NoDelaySockets.newServer();
      server.start();
      server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "300").build());
      return new BlockedCall(
          builder(Servers.origin(server), listener).listener(waiting).build(),
          () -> Gate.await(scheduled),
          () -> {},
          server);
    }
  },
  REST_OF_BODY {
    @Override
    BlockedCall blockedCall(MeListener listener) throws IOException {
      return blockedCall(
          "http", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"userId", listener);
    }
  };

  /** A step that may block. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /**
   * A client whose one call blocks.
   *
   * @param reached returns when the call blocks
   * @param closed returns when the connection of the call, if any, is closed
   */
  record BlockedCall(MeClient<AuthInfo> client, Step reached, Step closed, Closeable resource)
      implements Closeable {
    @Override
    public void close() throws IOException {
      resource.close();
    }
  }

  /** Blocks a thread, which cannot be interrupted, until the gate opens. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void block() {
      reached.countDown();
      boolean isOpen = false;
      while (!isOpen) {
        try {
          open.await();
          isOpen = true;
        } catch (InterruptedException ignored) {
          isOpen = false;
        }
      }
    }

    static void await(CountDownLatch latch) throws InterruptedException {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the call did not reach the blocking point");
      }
    }
  }

  abstract BlockedCall blockedCall(MeListener listener) throws IOException;

  static MeClientBuilder<AuthInfo> builder(URI origin, MeListener listener) {
    return MeClient.builder(Testiny.provider().at(origin))
        .tokenProvider(TokenProvider.of("the-token"))
        .listener(listener);
  }

  static BlockedCall blockedCall(MeClientBuilder<AuthInfo> builder, Gate gate) {
    return new BlockedCall(
        builder.build(), () -> Gate.await(gate.reached), () -> {}, gate.open::countDown);
  }

  static BlockedCall blockedCall(String scheme, String reply, MeListener listener)
      throws IOException {
    SilentServer server = new SilentServer(reply);
    return new BlockedCall(
        builder(server.origin(scheme), listener).build(),
        server::awaitReplied,
        server::awaitClosed,
        server);
  }
}
