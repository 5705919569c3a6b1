package io.github.mesdk;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.testing.FullBacklog;
import io.github.mesdk.testing.Servers;
import io.github.mesdk.testing.SilentServer;
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

/** What a call can wait for, each with a client whose calls wait for just that, without an end. */
enum Wait {
  TOKEN {
    @Override
    Place place(MeListener listener) {
      Gate gate = new Gate();
      TokenProvider slow =
          TokenProvider.caching(() -> {
            gate.stop();
            return AccessToken.of("too-late");
          });
      URI nowhere = URI.create("https://127.0.0.1:1");
      return place(builder(nowhere, listener).tokenProvider(slow), gate);
    }
  },
  NEWER_TOKEN {
    @Override
    Place place(MeListener listener) throws IOException {
      Gate gate = new Gate();
      AtomicBoolean isFirst = new AtomicBoolean(true);
      TokenProvider slow =
          TokenProvider.caching(() -> {
            if (!isFirst.getAndSet(false)) {
              gate.stop();
            }
            return AccessToken.of("rejected-or-too-late");
          });
      MockWebServer server = new MockWebServer();
      server.start();
      server.enqueue(Servers.json(403, TestinyServer.EXPIRED));
      return new Place(
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
    Place place(MeListener listener) {
      Gate gate = new Gate();
      OkHttpClient http =
          new OkHttpClient.Builder()
              .dns(host -> {
                gate.stop();
                throw new UnknownHostException(host);
              })
              .build();
      URI slow = URI.create("https://slow.example");
      return place(builder(slow, listener).httpClient(http), gate);
    }
  },
  CONNECTION {
    @Override
    Place place(MeListener listener) throws IOException {
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
      return new Place(
          builder(full.origin(), listener).httpClient(http).build(),
          () -> Gate.await(connecting),
          () -> {},
          full);
    }
  },
  TLS {
    @Override
    Place place(MeListener listener) throws IOException {
      return place("https", "", listener);
    }
  },
  REPLY {
    @Override
    Place place(MeListener listener) throws IOException {
      return place("http", "", listener);
    }
  },
  REST_OF_HEADERS {
    @Override
    Place place(MeListener listener) throws IOException {
      return place("http", "HTTP/1.1 200 OK\r\nContent-Le", listener);
    }
  },
  NEXT_ATTEMPT {
    @Override
    Place place(MeListener listener) throws IOException {
      CountDownLatch scheduled = new CountDownLatch(1);
      MeListener waiting =
          new MeListener() {
            @Override
            public void retryScheduled(MeEvent event) {
              scheduled.countDown();
            }
          };
      MockWebServer server = new MockWebServer();
      server.start();
      server.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "300").build());
      return new Place(
          builder(Servers.origin(server), listener).listener(waiting).build(),
          () -> Gate.await(scheduled),
          () -> {},
          server);
    }
  },
  REST_OF_BODY {
    @Override
    Place place(MeListener listener) throws IOException {
      return place("http", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"userId", listener);
    }
  };

  /** Something that takes its time. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /**
   * A client, and what to know about its one call.
   *
   * @param reached returns when the call waits
   * @param left returns when its connection, if there is one, was closed
   */
  record Place(MeClient<AuthInfo> client, Step reached, Step left, Closeable resource)
      implements Closeable {
    @Override
    public void close() throws IOException {
      resource.close();
    }
  }

  /** A place to wait at without heed of any interrupt. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void stop() {
      reached.countDown();
      boolean isOpen = false;
      while (!isOpen) {
        try {
          open.await();
          isOpen = true;
        } catch (InterruptedException unheeded) {
          isOpen = false;
        }
      }
    }

    static void await(CountDownLatch latch) throws InterruptedException {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the call did not get so far");
      }
    }
  }

  abstract Place place(MeListener listener) throws IOException;

  static MeClientBuilder<AuthInfo> builder(URI origin, MeListener listener) {
    return MeClient.builder(Testiny.provider().at(origin))
        .tokenProvider(TokenProvider.of("the-token"))
        .listener(listener);
  }

  static Place place(MeClientBuilder<AuthInfo> builder, Gate gate) {
    return new Place(
        builder.build(), () -> Gate.await(gate.reached), () -> {}, gate.open::countDown);
  }

  static Place place(String scheme, String words, MeListener listener) throws IOException {
    SilentServer server = new SilentServer(words);
    return new Place(
        builder(server.origin(scheme), listener).build(),
        server::awaitSpoken,
        server::awaitLeft,
        server);
  }
}
