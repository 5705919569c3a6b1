package io.github.mesdk.provider;

import io.github.mesdk.error.MeException;
import io.github.mesdk.time.Deadline;

/**
 * Converts the body of a successful response to JSON, for example a signed response in {@code
 * application/jwt}. A decoder can also verify a body that is JSON already. Implementations must be
 * thread-safe.
 */
@FunctionalInterface
public interface BodyDecoder {

  /**
   * Returns the response as JSON in UTF-8. Returns {@code body} itself if the body needs no
   * conversion.
   *
   * @param contentType the {@code Content-Type} header, unchanged; empty if there is none
   * @param body the body; do not modify the array
   * @param deadline the deadline of the call, for a decoder that fetches keys
   * @throws MeException to fail the call with this exception. If the body cannot be read, throw
   *     {@code DecodeException.ofUnreadableBody}, which a cache treats like an outage. The client
   *     converts an exception of any other type to such a {@code DecodeException}. It masks the
   *     secrets of the call in the texts of an {@code ApiException} or a {@code DecodeException}.
   *     To an {@code ApiException} with the status of the response, it adds the id of the request
   *     and the headers that are safe to show.
   */
  byte[] decode(String contentType, byte[] body, Deadline deadline);

  /**
   * Returns the value of the {@code Accept} header: the media types to request. Default: {@code
   * application/json}.
   */
  default String accept() {
    return "application/json";
  }
}
