package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The gender of a CloudBase user. Compare with the constants; any other value is kept as its own
 * text.
 *
 * @param value the text in JSON
 */
public record Gender(@JsonValue String value) {

  /** Male. */
  public static final Gender MALE = new Gender("MALE");

  /** Female. */
  public static final Gender FEMALE = new Gender("FEMALE");

  /**
   * Creates a value for a gender, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Gender(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns the text in JSON. */
  @Override
  public String toString() {
    return value;
  }
}
