package io.github.mesdk.error;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered, but not in a form that can be read as its documentation says. The fault is
 * the service's, or that of something in between which answered in its place.
 *
 * <p>It names the place in the answer and never quotes it: answers hold people's data.
 */
public final class DecodeException extends MeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  private DecodeException(@Nullable String provider, int attempts, String path, String problem) {
    super(provider, attempts, problem, null);
    this.path = requireNonNull(path, "path");
  }

  /**
   * An answer that cannot be read.
   *
   * @param path the member at fault, such as {@code sessions[1].id}; empty for the whole answer
   * @param problem what is wrong with it, without its value
   */
  public static DecodeException of(String provider, String path, String problem) {
    return new DecodeException(
        provider, 0, path, path.isEmpty() ? problem : "at " + path + ": " + problem);
  }

  /**
   * An answer outside a call that cannot be read as a whole; see {@link #of(String, String,
   * String)}.
   */
  public static DecodeException of(String problem) {
    return of("", "", problem);
  }

  /**
   * An answer outside a call that cannot be read at this member; see {@link #of(String, String,
   * String)}.
   */
  public static DecodeException at(String path, String problem) {
    return of("", path, problem);
  }

  /** The member at fault, such as {@code sessions[1].id}; absent for the answer as a whole. */
  public Optional<String> path() {
    return path.isEmpty() ? Optional.empty() : Optional.of(path);
  }

  /** Always false: the same question gets the same answer. */
  @Override
  public boolean retryable() {
    return false;
  }

  @Override
  MeException copy(@Nullable String provider, int attempts) {
    return new DecodeException(provider, attempts, path, problem());
  }
}
