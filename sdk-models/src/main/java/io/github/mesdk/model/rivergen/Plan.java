package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The subscription plan of a RiverGen organization. Compare it with the constants by {@code
 * equals}. This is not an enum: a plan that RiverGen adds later is read too, and equals none of the
 * constants.
 *
 * @param value the value in the JSON, such as {@code enterprise}
 */
public record Plan(@JsonValue String value) {

  /** The plan for enterprises. */
  public static final Plan ENTERPRISE = new Plan("enterprise");

  /**
   * Creates a value for a plan, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Plan(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
