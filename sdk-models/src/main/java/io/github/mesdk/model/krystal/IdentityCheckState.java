package io.github.mesdk.model.krystal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The state of the identity check of a Krystal user. Krystal does not document the possible states,
 * so there are no constants.
 *
 * @param value the value in the JSON
 */
public record IdentityCheckState(@JsonValue String value) {

  /**
   * Creates a value for a state.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IdentityCheckState(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
