package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * The account status of a CloudBase user. Compare it with {@link #ACTIVE} by {@code equals}, and
 * treat any other value as inactive.
 *
 * @param value the value in the JSON, such as {@code ACTIVE}
 */
public record Status(@JsonValue String value) {

  /** The account is active. */
  public static final Status ACTIVE = new Status("ACTIVE");

  /**
   * Creates a value for a status, whether or not this version has a constant for it.
   *
   * @throws IllegalArgumentException if {@code value} contains an unpaired surrogate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Status(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** Returns {@link #value()}. */
  @Override
  public String toString() {
    return value;
  }
}
