package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * How far Krystal's check of a user's identity has come. An open set of which Krystal names no
 * member: each state arrives as its own text.
 *
 * @param value the text on the wire
 */
public record IdentityCheckState(@JsonValue String value) {

  /**
   * The state of this name.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IdentityCheckState(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
