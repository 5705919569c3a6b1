package io.github.mesdk.internal.call;

import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hooks that do nothing, for a client without listeners and without a {@code requestHeaders}
 * function.
 */
final class NoHooks implements CallHooks {
  static final NoHooks INSTANCE = new NoHooks();

  private NoHooks() {}

  @Override
  public CallHooks ofLoad() {
    return this;
  }

  @Override
  public void tokenRequestStarted() {}

  @Override
  public void tokenRequestEnded(@Nullable Throwable failure) {}

  @Override
  public void attemptStarted() {}

  @Override
  public CustomHeaders attemptHeaders(CustomHeaders clientHeaders) {
    return clientHeaders;
  }

  @Override
  public void attemptEnded(HttpResult result, ReadResult<?> outcome, Scrubber scrubber) {}

  @Override
  public void attemptBroken(Throwable reason) {}

  @Override
  public void retryScheduled(Duration delay, MeException failure) {}

  @Override
  public void callEnded(int requestsSent, @Nullable Throwable failure) {}
}
