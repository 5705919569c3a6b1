package io.github.mesdk.internal.cache;

import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import org.jspecify.annotations.Nullable;

/** Converts answers to the JSON that a second level of a cache stores, and back. */
public final class AnswerJson {
  private AnswerJson() {}

  /**
   * Returns the JSON of an answer in UTF-8, with its unknown members.
   *
   * @throws IllegalArgumentException if Jackson cannot write the model
   */
  public static byte[] write(CurrentUser answer) {
    return ReplyReader.json(answer);
  }

  /** Returns the answer in this JSON; null if the model of the provider cannot read it. */
  public static <T extends CurrentUser> @Nullable T read(
      IdentityProvider<T> provider, byte[] json) {
    return ReplyReader.answer(provider, json);
  }
}
