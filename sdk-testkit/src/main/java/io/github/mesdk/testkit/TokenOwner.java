package io.github.mesdk.testkit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The client that the tokens of one approval belong to. Thread-safe. */
final class TokenOwner {
  private final AtomicReference<@Nullable String> clientId;

  private TokenOwner(@Nullable String clientId) {
    this.clientId = new AtomicReference<>(clientId);
  }

  static TokenOwner of(String clientId) {
    return new TokenOwner(clientId);
  }

  /** The owner of tokens that a test issues itself: the first client that uses them. */
  static TokenOwner firstUser() {
    return new TokenOwner(null);
  }

  /** Whether this client may use the tokens. The first one becomes the owner if there is none. */
  boolean admits(OidcClient client) {
    return clientId.compareAndSet(null, client.id()) || client.id().equals(clientId.get());
  }

  /** The owner's client id, if it is known yet. */
  Optional<String> clientId() {
    return Optional.ofNullable(clientId.get());
  }
}
