package io.github.mesdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Blocks the first attempt until another call waits for the same load. */
final class Gate implements MeListener {
  private final CountDownLatch coalesced = new CountDownLatch(1);

  @Override
  public void cacheUsed(MeEvent event) {
    if (event.cacheOutcome().orElseThrow() == CacheOutcome.COALESCED) {
      coalesced.countDown();
    }
  }

  @Override
  public void attemptStarted(MeEvent event) {
    try {
      assertThat(coalesced.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
