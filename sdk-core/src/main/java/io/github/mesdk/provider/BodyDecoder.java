package io.github.mesdk.provider;

import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;

/**
 * Converts the body of a successful response to JSON, for example a signed response in {@code
 * application/jwt}. It can also verify a body that is JSON already. Implementations must be
 * thread-safe.
 */
@FunctionalInterface
public interface BodyDecoder {

  /**
   * Returns the response as JSON in UTF-8. Returns {@code body} itself if it needs no conversion.
   *
   * @param contentType the {@code Content-Type} header, unchanged; empty if there is none
   * @param body the body; do not modify it
   * @param deadline the deadline of the call, for a decoder that fetches keys
   * @throws MeException to fail the call with this exception: {@code
   *     DecodeException.ofUnreadableBody} if the body cannot be read, which a cache treats like an
   *     outage. The client converts any other exception to such a {@code DecodeException}.
   */
  byte[] decode(String contentType, byte[] body, Deadline deadline);

  /**
   * Returns the media types to request, the value of the {@code Accept} header. Default: {@code
   * application/json}.
   */
  default String accept() {
    return "application/json";
  }
}
