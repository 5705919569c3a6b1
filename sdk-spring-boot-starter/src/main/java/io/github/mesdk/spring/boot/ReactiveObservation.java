package io.github.mesdk.spring.boot;

import io.micrometer.observation.Observation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The observation of a reactive request, which Spring keeps in the context of its publisher. */
final class ReactiveObservation {
  /** The key of Micrometer. Its own constant is in a class that needs a further library. */
  private static final String KEY = "micrometer.observation";

  private ReactiveObservation() {}

  /**
   * Starts a call for each subscription, as a child of the subscription's observation. A call that
   * first waits for the metadata of an issuer has no parent, because it starts on another thread.
   */
  static <T> Mono<T> start(Supplier<? extends CompletableFuture<? extends T>> call) {
    return Mono.deferContextual(context -> {
      Optional<Observation> parent = context.getOrEmpty(KEY);
      Observation.Scope scope = parent.map(Observation::openScope).orElse(Observation.Scope.NOOP);
      try {
        return Mono.fromFuture(call.get());
      } finally {
        scope.close();
      }
    });
  }
}
