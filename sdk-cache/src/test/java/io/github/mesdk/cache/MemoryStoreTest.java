package io.github.mesdk.cache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.cache.contract.MemoryStore;
import io.github.mesdk.cache.contract.SecondLevelStoreContract;
import java.time.Duration;

/** The store of the other tests keeps the contract too. */
class MemoryStoreTest extends SecondLevelStoreContract {
  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore(clock);

  @Override
  protected Store one() {
    return store;
  }

  @Override
  protected Store other() {
    return store;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }
}
