package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The gender of a CloudBase user. Compare it with the constants by {@code equals}. This is not an
 * enum: a value without a constant is read too, and equals none of the constants.
 *
 * @param value the value in the JSON, such as {@code MALE}
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

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
