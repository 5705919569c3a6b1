package io.github.mesdk.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The response cannot be decoded: the response does not have the form that the service documents.
 * The fault is in the service, or in a proxy or gateway that answered in its place.
 *
 * <p>The message names the JSON path and does not quote the response, which contains personal data.
 * There is one exception: if the builder of an application's own model throws an {@code
 * IllegalStateException}, the message contains its text, such as {@code id is missing}, with the
 * secrets of the call masked. Such a builder must not put a value into the text.
 */
public final class DecodeException extends MeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_PATH = 500;

  private final String path;
  private final boolean isBodyUnreadable;

  private DecodeException(
      @Nullable String provider,
      int attempts,
      String path,
      String problem,
      boolean isBodyUnreadable) {
    super(provider, attempts, problem, null);
    this.path = ApiErrorBuilder.clean(path, MAX_PATH);
    this.isBodyUnreadable = isBodyUnreadable;
  }

  /**
   * Returns the exception for a response that cannot be decoded.
   *
   * @param path the JSON path of the fault, such as {@code sessions[1].id}; empty for the whole
   *     response
   * @param problem what is wrong there; must not contain the value
   */
  public static DecodeException of(String provider, String path, String problem) {
    return new DecodeException(
        provider,
        0,
        path,
        path.isEmpty() ? problem : "cannot decode the response at " + path + ": " + problem,
        false);
  }

  /**
   * Returns the exception for a body that cannot be read at all, for example because it is
   * truncated, too large or an HTML page; see {@link #isBodyUnreadable}.
   *
   * @param problem what is wrong; must not contain the body
   */
  public static DecodeException ofUnreadableBody(String provider, String problem) {
    return new DecodeException(provider, 0, "", problem, true);
  }

  /**
   * Returns the exception for a whole response that cannot be decoded, without a provider; see
   * {@link #of(String, String, String)}.
   */
  public static DecodeException of(String problem) {
    return of("", "", problem);
  }

  /**
   * Returns the exception for a JSON member that cannot be decoded, without a provider; see {@link
   * #of(String, String, String)}.
   */
  public static DecodeException at(String path, String problem) {
    return of("", path, problem);
  }

  /**
   * Returns the JSON path of the fault, such as {@code sessions[1].id}; absent if the whole
   * response is at fault.
   */
  public Optional<String> path() {
    return path.isEmpty() ? Optional.empty() : Optional.of(path);
  }

  /**
   * Returns whether the body cannot be read at all. Such a body says nothing about the user and may
   * come from a gateway, so a cache treats it like an outage. Returns false if the body was read
   * but is not an answer.
   */
  public boolean isBodyUnreadable() {
    return isBodyUnreadable;
  }

  /** Returns false: the same request is likely to get the same response. */
  @Override
  public boolean retryable() {
    return false;
  }

  @Override
  MeException copy(@Nullable String provider, int attempts) {
    return new DecodeException(provider, attempts, path, problem(), isBodyUnreadable);
  }
}
