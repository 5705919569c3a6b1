package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * How a RiverGen user became a member of an organization. Compare it with the constants by {@code
 * equals}. This is not an enum: a source that RiverGen adds later is read too, and equals none of
 * the constants.
 *
 * @param value the value in the JSON, such as {@code signup}
 */
public record JoinSource(@JsonValue String value) {

  /** The user joined while signing up. */
  public static final JoinSource SIGNUP = new JoinSource("signup");

  /**
   * Creates a value for a source, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JoinSource(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
