package io.github.mesdk.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requests and replies of one system's me endpoint. Implementations are stateless. */
interface Dialect extends FailureFormat {

  /** The path of the me endpoint below the system's base URL. */
  String path();

  /** The HTTP methods that the endpoint accepts. */
  default Set<String> methods() {
    return Set.of("GET");
  }

  /** The credential in a request, if it has one. */
  default Optional<String> credential(Map<String, List<String>> headers, String body) {
    return bearer(headers);
  }

  /**
   * The reply to a request whose token is valid.
   *
   * @throws RejectedRequest if an argument is missing or invalid
   */
  Reply answer(SignIn caller, ReceivedRequest request, SignIns signIns);

  /** Whether the system can report this kind of failure; applies to all its endpoints. */
  default boolean supports(Failure.Kind kind) {
    return true;
  }

  /** A bearer token. */
  static Optional<String> bearer(Map<String, List<String>> headers) {
    return token(headers, "Bearer");
  }

  /** A token with this scheme; the scheme's case does not matter (RFC 9110, section 11.1). */
  static Optional<String> token(Map<String, List<String>> headers, String scheme) {
    String prefix = scheme + " ";
    return headers.getOrDefault("Authorization", List.of()).stream()
        .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(value -> value.substring(prefix.length()).strip())
        .findFirst();
  }
}
