package io.github.mesdk.cache;

import io.github.mesdk.AnswerCache.Use;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The future of one who waits for a load. */
final class Asker<T> extends CompletableFuture<T> {
  private final AccessToken token;
  private final Consumer<Use> told;

  Asker(AccessToken token, Consumer<Use> told) {
    this.token = token;
    this.told = told;
  }

  /** The token as this asker knows it: one asker may know its end where another does not. */
  AccessToken token() {
    return token;
  }

  Consumer<Use> told() {
    return told;
  }

  /** Stages that follow are not askers. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
