package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.time.Deadline;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTokenStoreTest extends TokenStoreContract {
  private final TokenStore store = TokenStore.inMemory();

  @Override
  TokenStore store() {
    return store;
  }

  @Test
  void aNewStoreIsEmpty() {
    Deadline deadline = Deadlines.far();
    store.update(deadline, none -> Optional.of(StoredTokens.of("5ecret")));
    assertThat(TokenStore.inMemory().read(deadline)).isEmpty();
  }
}
