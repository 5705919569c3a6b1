package io.github.mesdk.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How one system listens and speaks. Implementations have no state. */
interface Dialect extends Wording {

  /** The path of the question "who am I?" below the system's base URL. */
  String path();

  /** The methods that the path takes. */
  default Set<String> methods() {
    return Set.of("GET");
  }

  /** The credential in a request, if it bears one. */
  default Optional<String> credential(Map<String, List<String>> headers, String body) {
    return bearer(headers);
  }

  /**
   * The answer about the user of this sign-in, whose token is live.
   *
   * @throws RejectedRequest if the request asks for what cannot be answered
   */
  Reply answer(SignIn caller, ReceivedRequest request, Accounts accounts);

  /** Whether the system has words for this kind, at all of its endpoints. */
  default boolean says(Failure.Kind kind) {
    return true;
  }

  /** A bearer token; the scheme's case does not matter (RFC 9110, section 11.1). */
  static Optional<String> bearer(Map<String, List<String>> headers) {
    return headers.getOrDefault("Authorization", List.of()).stream()
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip())
        .findFirst();
  }
}
