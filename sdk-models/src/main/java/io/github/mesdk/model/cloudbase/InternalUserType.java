package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The kind of account that a CloudBase user has within the environment. Compare it with the
 * constants by {@code equals}. This is not an enum: a kind that is added later is read too, and
 * equals none of the constants.
 *
 * @param value the value in the JSON, such as {@code generalUser}
 */
public record InternalUserType(@JsonValue String value) {

  /** An ordinary user. */
  public static final InternalUserType GENERAL_USER = new InternalUserType("generalUser");

  /** An administrator. */
  public static final InternalUserType ADMINISTRATOR = new InternalUserType("administrator");

  /** A guest without an account. */
  public static final InternalUserType ANONYMOUS = new InternalUserType("anonymous");

  /**
   * Creates a value for a kind, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InternalUserType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
