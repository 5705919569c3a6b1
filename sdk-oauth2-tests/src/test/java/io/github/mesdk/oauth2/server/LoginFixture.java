package io.github.mesdk.oauth2.server;

import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenStore;
import java.time.Duration;
import java.util.Optional;

/** A store for the login of a person. */
abstract class LoginFixture {
  final TokenStore store = TokenStore.inMemory();

  void store(StoredTokens tokens) {
    store.update(soon(), before -> Optional.of(tokens));
  }

  Optional<StoredTokens> stored() {
    return store.read(soon());
  }

  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
