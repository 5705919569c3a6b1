package io.github.mesdk.model.testiny;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * How a Testiny user signs in. An open set: compare with the constants; a method that Testiny adds
 * later arrives as its own text.
 *
 * @param value the text on the wire
 */
public record AuthType(@JsonValue String value) {

  /** A password kept by Testiny. */
  public static final AuthType LOCAL_PASSWORD = new AuthType("LOCAL_PASSWORD");

  /**
   * The method of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AuthType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
