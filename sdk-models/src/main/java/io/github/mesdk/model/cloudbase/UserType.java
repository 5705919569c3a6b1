package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The vendor's classification of a CloudBase user, of which it documents one value. An open set:
 * compare with the constant; any other arrives as its own text.
 *
 * @param value the text on the wire
 */
public record UserType(@JsonValue String value) {

  /** The value in the vendor's example of an ordinary user. */
  public static final UserType EXTERNAL = new UserType("external");

  /**
   * The type of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
