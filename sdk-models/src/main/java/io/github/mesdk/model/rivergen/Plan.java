package io.github.mesdk.model.rivergen;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * What a RiverGen organization has subscribed to. An open set: compare with the constants; a plan
 * that RiverGen adds later arrives as its own text.
 *
 * @param value the text on the wire
 */
public record Plan(@JsonValue String value) {

  /** The plan for enterprises. */
  public static final Plan ENTERPRISE = new Plan("enterprise");

  /**
   * The plan of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Plan(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
