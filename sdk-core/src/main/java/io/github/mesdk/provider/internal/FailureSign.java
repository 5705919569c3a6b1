package io.github.mesdk.provider.internal;

import static java.util.Objects.requireNonNull;

/**
 * A boolean in a successful reply's body that says it is a failure after all.
 *
 * @param path the boolean's path, as in {@link ErrorBody}
 * @param value the value that says so
 * @param decisive whether it counts even when the answer names its subject; a sign that is not
 *     decisive counts only when the subject's id is missing as well
 * @param meaning what the failure means when no code says more
 */
public record FailureSign(String path, boolean value, boolean decisive, Meaning meaning) {

  /** Checks. */
  public FailureSign {
    requireNonNull(path, "path");
    requireNonNull(meaning, "meaning");
  }
}
