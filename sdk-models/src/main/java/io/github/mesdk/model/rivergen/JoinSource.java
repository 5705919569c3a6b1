package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * How a RiverGen user became a member of an organization. An open set: compare with the constants;
 * a way that RiverGen adds later arrives as its own text.
 *
 * @param value the text on the wire
 */
public record JoinSource(@JsonValue String value) {

  /** The user joined while signing up. */
  public static final JoinSource SIGNUP = new JoinSource("signup");

  /**
   * The way of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JoinSource(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
