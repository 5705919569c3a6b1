package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * Whether a CloudBase user may act. An open set: compare with the constant, and take anything else
 * for a user who may not.
 *
 * @param value the text on the wire
 */
public record Status(@JsonValue String value) {

  /** The user may act. */
  public static final Status ACTIVE = new Status("ACTIVE");

  /**
   * The status of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Status(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
