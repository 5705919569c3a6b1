package io.github.mesdk.spring.boot;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client that is built on its first call, because its address stands in the metadata of an
 * issuer. A call whose issuer cannot be reached fails, and the next call tries again.
 */
final class DeferredMeClient<T extends CurrentUser> implements MeClient<T> {
  /** A call has a positive timeout, even if the discovery took all the time. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Function<Deadline, MeClient<T>> build;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable MeClient<T> built;

  /**
   * Creates the client.
   *
   * @param build builds the real client, or throws a {@link io.github.mesdk.error.MeException}, or
   *     a {@link MeConfigurationException} if only a change of the configuration helps
   * @param timeout the limit on a call whose request has none
   */
  DeferredMeClient(Function<Deadline, MeClient<T>> build, Duration timeout) {
    this.build = build;
    this.timeout = timeout;
  }

  @Override
  public T me(MeRequest request) {
    MeClient<T> client = built;
    if (client != null) {
      return client.me(request);
    }
    Deadline deadline = Deadline.after(request.timeout().orElse(timeout));
    MeClient<T> first = client(deadline);
    Duration remaining = deadline.remaining();
    return first.me(request.withTimeout(remaining.compareTo(SHORTEST) < 0 ? SHORTEST : remaining));
  }

  @Override
  public CompletableFuture<T> meAsync(MeRequest request) {
    MeClient<T> client = built;
    return client != null ? client.meAsync(request) : MeClient.super.meAsync(request);
  }

  private MeClient<T> client(Deadline deadline) {
    MeClient<T> client = build.apply(deadline);
    lock.lock();
    try {
      MeClient<T> other = built;
      if (other != null) {
        client.close();
        return other;
      }
      built = client;
      return client;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    MeClient<T> client = built;
    if (client != null) {
      client.close();
    }
  }
}
