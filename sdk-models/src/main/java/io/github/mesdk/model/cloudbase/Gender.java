package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The gender of a CloudBase user. An open set: compare with the constants; any other text arrives
 * as it is.
 *
 * @param value the text on the wire
 */
public record Gender(@JsonValue String value) {

  /** Male. */
  public static final Gender MALE = new Gender("MALE");

  /** Female. */
  public static final Gender FEMALE = new Gender("FEMALE");

  /**
   * The gender of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Gender(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
