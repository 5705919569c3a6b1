package io.github.mesdk.model.testiny;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * How a Testiny user signs in. Compare with the constants; a method that Testiny adds later is kept
 * as its own text.
 *
 * @param value the text in JSON
 */
public record AuthType(@JsonValue String value) {

  /** A password that is stored by Testiny. */
  public static final AuthType LOCAL_PASSWORD = new AuthType("LOCAL_PASSWORD");

  /**
   * Creates a value for a method, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AuthType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns the text in JSON. */
  @Override
  public String toString() {
    return value;
  }
}
