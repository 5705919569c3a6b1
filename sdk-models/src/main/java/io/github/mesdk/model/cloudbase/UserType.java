package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The vendor's classification of a CloudBase user. Compare it with the constant by {@code equals}.
 * This is not an enum, because the vendor documents only one value. Any other value is read too,
 * and does not equal the constant.
 *
 * @param value the value in the JSON, such as {@code external}
 */
public record UserType(@JsonValue String value) {

  /** The value in the vendor's example of an ordinary user. */
  public static final UserType EXTERNAL = new UserType("external");

  /**
   * Creates a value for a type, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
