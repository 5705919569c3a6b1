package io.github.mesdk.provider;

import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;

/**
 * Makes JSON of the body of a success, such as a signed answer in {@code application/jwt}, or
 * checks one that is JSON already. Must be thread-safe.
 */
@FunctionalInterface
public interface BodyDecoder {

  /**
   * The answer as JSON in UTF-8; the body itself when there is nothing to do.
   *
   * @param contentType the header as it came; empty if there was none
   * @param body not to be written to
   * @param deadline the end of the call, for a decoder that must ask for keys
   * @throws MeException to end the call with; what else is thrown becomes a {@code DecodeException}
   */
  byte[] decode(String contentType, byte[] body, Deadline deadline);
}
