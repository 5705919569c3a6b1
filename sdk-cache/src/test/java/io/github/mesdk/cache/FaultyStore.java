package io.github.mesdk.cache;

import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A store that fails, hangs or lies as the test says. */
final class FaultyStore implements Store {
  /** What happens to an operation. */
  enum Fault {
    NONE,
    FAIL,
    THROW,
    HANG,
    HANG_AFTERWARDS,
    RETURN_NULL,
    COMPLETE_WITH_NULL
  }

  final AtomicInteger operations = new AtomicInteger();
  final AtomicInteger hanging = new AtomicInteger();
  final Queue<CompletableFuture<?>> hung = new ConcurrentLinkedQueue<>();
  final Set<Duration> timeLeftOfReads = ConcurrentHashMap.newKeySet();
  volatile Fault fault = Fault.NONE;
  volatile Predicate<String> concerns = operation -> true;

  private final Store real;

  FaultyStore(Store real) {
    this.real = real;
  }

  private <R> CompletionStage<R> run(String operation, Supplier<CompletionStage<R>> step) {
    operations.incrementAndGet();
    if (!concerns.test(operation)) {
      return step.get();
    }
    return switch (fault) {
      case NONE -> step.get();
      case FAIL -> CompletableFuture.failedFuture(new IllegalStateException("down"));
      case THROW -> throw new IllegalStateException("closed");
      case HANG -> hang();
      case HANG_AFTERWARDS -> {
        CompletionStage<R> unused = step.get();
        yield hang();
      }
      case RETURN_NULL -> null;
      case COMPLETE_WITH_NULL -> CompletableFuture.completedFuture(null);
    };
  }

  /** Ends the operations that hang with this value, without what they were to do. */
  @SuppressWarnings("unchecked")
  void finishHung(Object value) {
    hung.forEach(operation -> ((CompletableFuture<Object>) operation).complete(value));
  }

  private <R> CompletionStage<R> hang() {
    CompletableFuture<R> never = new CompletableFuture<>();
    hung.add(never);
    hanging.incrementAndGet();
    return never;
  }

  @Override
  public CompletionStage<Optional<byte[]>> get(String key, Deadline deadline) {
    timeLeftOfReads.add(deadline.remaining());
    return run("get " + key, () -> real.get(key, deadline));
  }

  @Override
  public CompletionStage<?> put(String key, byte[] value, Duration life, Deadline deadline) {
    return run(
        "put " + key, () -> real.put(key, value, life, deadline).thenApply(done -> "stored"));
  }

  @Override
  public CompletionStage<Boolean> putIfAbsent(
      String key, byte[] value, Duration life, Deadline deadline) {
    return run("putIfAbsent " + key, () -> real.putIfAbsent(key, value, life, deadline));
  }

  @Override
  public CompletionStage<?> remove(String key, Deadline deadline) {
    return run("remove " + key, () -> real.remove(key, deadline).thenApply(done -> "removed"));
  }

  @Override
  public CompletionStage<Boolean> remove(String key, byte[] expected, Deadline deadline) {
    return run("remove " + key, () -> real.remove(key, expected, deadline));
  }

  @Override
  public void subscribe(String prefix, Listener listener) {
    real.subscribe(prefix, listener);
  }
}
