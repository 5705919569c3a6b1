package io.github.mesdk.provider.internal;

import java.util.List;

/**
 * A {@code BodyDecoder} of the SDK. If it returns the claims of a user, only this decoder adds
 * members of {@code MappedClaims} to them, and it rejects a response that already contains such
 * members. A response of any other decoder must not contain them.
 */
public interface SdkDecoder {

  /**
   * Returns all settings that can change what the decoder accepts or returns. Two processes compare
   * them to find out whether their programs may share answers.
   */
  List<?> comparedParts();

  /** Returns whether the decoder also uses code of the application, which cannot be compared. */
  default boolean hasCode() {
    return false;
  }
}
