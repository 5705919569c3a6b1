package io.github.mesdk.model.krystal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;

/**
 * How far Krystal's check of a user's identity has come. An open set of which Krystal names no
 * member: each state arrives as its own text.
 *
 * @param value the text on the wire
 */
public record IdentityCheckState(@JsonValue String value) {

  /** The state of this name. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IdentityCheckState(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = requireNonNull(value, "value");
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
