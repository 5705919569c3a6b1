package io.github.mesdk;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.MeArguments;

/**
 * Asks one identity provider who the current user is.
 *
 * <p>Thread-safe. Make one per provider, keep it for the life of the program. Nothing needs to be
 * closed: no thread of it keeps the JVM alive. In a test, a lambda is a client: {@code
 * MeClient<AuthInfo> fake = request -> sample}.
 *
 * @param <T> the model of the answer
 */
@FunctionalInterface
public interface MeClient<T extends CurrentUser> extends AutoCloseable {

  /**
   * Asks. Blocks until there is an answer, or a failure, or the time is up; an interrupt ends it at
   * once and leaves the flag set. A token provider that does not heed the deadline it is given is
   * waited for.
   *
   * @return the answer; never null
   * @throws io.github.mesdk.error.MeException why not: its type says what to do about it
   * @throws IllegalArgumentException if the provider takes no such argument, or no header can carry
   *     its value: the caller's mistake
   */
  T me(MeRequest request);

  /** Asks with the client's own token. See {@link #me(MeRequest)}. */
  default T me() {
    return me(MeRequest.defaults());
  }

  /** Asks with the client's own token and these arguments. See {@link #me(MeRequest)}. */
  default T me(MeArguments arguments) {
    return me(MeRequest.with(arguments));
  }

  /**
   * Lets idle connections go now and not in some minutes. Never necessary; does nothing to a user's
   * own HTTP client. Unless overridden it does nothing.
   */
  @Override
  default void close() {}

  /** A new builder for a client of this provider. */
  static <T extends CurrentUser> MeClientBuilder<T> builder(IdentityProvider<T> provider) {
    return new MeClientBuilder<>(provider);
  }
}
