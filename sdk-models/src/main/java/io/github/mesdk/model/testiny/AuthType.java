package io.github.mesdk.model.testiny;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * How a Testiny user signs in. Compare it with the constants by {@code equals}. This is not an
 * enum: a sign-in method that Testiny adds later is read too, and equals none of the constants.
 *
 * @param value the value in the JSON, such as {@code LOCAL_PASSWORD}
 */
public record AuthType(@JsonValue String value) {

  /** The user signs in with a password that Testiny stores. */
  public static final AuthType LOCAL_PASSWORD = new AuthType("LOCAL_PASSWORD");

  /**
   * Creates a value for a sign-in method, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AuthType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
