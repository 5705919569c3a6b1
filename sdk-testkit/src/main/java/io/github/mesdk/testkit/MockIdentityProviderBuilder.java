package io.github.mesdk.testkit;

import io.github.mesdk.testkit.internal.OkHttpMismatch;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Configures a {@link MockIdentityProvider} before it starts. Without any setting it starts the
 * same provider as {@link MockIdentityProvider#start()}. Not thread-safe.
 *
 * <pre>{@code
 * MockIdentityProvider idp = MockIdentityProvider.builder().https().users(grace).start();
 * }</pre>
 */
public final class MockIdentityProviderBuilder {
  private int port;
  private boolean https;
  private Clock clock = Clock.systemUTC();
  private List<MockUser> users = List.of();
  private Optional<String> publicClientId = Optional.empty();
  private boolean recordRequests = true;
  private ObjIntConsumer<ReceivedRequest> listener = (request, status) -> {};

  MockIdentityProviderBuilder() {}

  /**
   * Sets the port. The default is 0: a free one.
   *
   * @throws IllegalArgumentException if it is not between 0 and 65535
   */
  public MockIdentityProviderBuilder port(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * Serves https, with a certificate for 127.0.0.1 and localhost. Clients trust it with {@link
   * MockIdentityProvider#sslContext()}. The default is plain http.
   */
  public MockIdentityProviderBuilder https() {
    this.https = true;
    return this;
  }

  /**
   * Sets the clock that {@link MockIdentityProvider#clock()} is based on. The default is the system
   * clock. With a clock that stands still, a test decides each second that passes.
   */
  public MockIdentityProviderBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Sets the users of every system, instead of the three sample users. The first one takes the
   * place of Ada Lovelace: {@link MockIdentityProvider#token} returns that user's tokens.
   *
   * @throws IllegalArgumentException if there are none
   */
  public MockIdentityProviderBuilder users(MockUser... users) {
    if (users.length == 0) {
      throw new IllegalArgumentException("at least one user is required");
    }
    this.users = List.of(users);
    return this;
  }

  /**
   * Sets the id of the client without a secret: see {@link MockCredentials#publicClientId()}. By
   * default each provider has a new one.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public MockIdentityProviderBuilder publicClientId(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the client id must not be blank");
    }
    this.publicClientId = Optional.of(id);
    return this;
  }

  /**
   * Sets whether requests are kept for {@link MockIdentityProvider#requests()} and the counts. The
   * default is true. With false, a provider can run for days.
   */
  public MockIdentityProviderBuilder recordRequests(boolean enabled) {
    this.recordRequests = enabled;
    return this;
  }

  /**
   * Sets a listener that is called for each request with the status of its reply, on a thread of
   * the server, before the reply is sent. It must not block or throw.
   */
  public MockIdentityProviderBuilder requestListener(ObjIntConsumer<ReceivedRequest> listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Starts the provider on 127.0.0.1, with all systems up and the first user signed in.
   *
   * @throws UncheckedIOException if it cannot listen on the port
   * @throws IllegalStateException if an artifact of OkHttp on the class path is older than version
   *     5
   */
  public MockIdentityProvider start() {
    return OkHttpMismatch.explained(this::startUnexplained);
  }

  private MockIdentityProvider startUnexplained() {
    LoopbackServer server = new LoopbackServer(https);
    ProviderState state =
        ProviderState.of(new MockClock(clock), new Users(users), publicClientId, server::origin);
    MockIdentityProvider provider =
        new MockIdentityProvider(server, state, new RequestLog(recordRequests, listener));
    provider.listen(port);
    return provider;
  }
}
