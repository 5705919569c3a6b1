package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/**
 * A boolean that marks a response with a success status as a failure.
 *
 * @param path the path of the boolean, as in {@link ErrorBody}
 * @param value the value that marks a failure
 * @param decisive whether the sign applies even if the body names the subject; otherwise, the sign
 *     applies only if the id of the subject is missing
 * @param meaning the meaning of the failure if no error code is more specific
 */
public record FailureSign(String path, boolean value, boolean decisive, Meaning meaning) {

  /** Creates a sign. */
  public FailureSign {
    requireNonNull(path, "path");
    requireNonNull(meaning, "meaning");
  }
}
