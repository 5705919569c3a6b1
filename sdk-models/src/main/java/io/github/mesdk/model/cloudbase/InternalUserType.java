package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.WellFormed;

/**
 * What kind of account a CloudBase user has within its environment. An open set: compare with the
 * constants; a kind that is added later arrives as its own text.
 *
 * @param value the text on the wire
 */
public record InternalUserType(@JsonValue String value) {

  /** An ordinary user. */
  public static final InternalUserType GENERAL_USER = new InternalUserType("generalUser");

  /** An administrator. */
  public static final InternalUserType ADMINISTRATOR = new InternalUserType("administrator");

  /** A guest without an account of its own. */
  public static final InternalUserType ANONYMOUS = new InternalUserType("anonymous");

  /**
   * The kind of this name, known to this version or not.
   *
   * @throws IllegalArgumentException if it has half a surrogate pair
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InternalUserType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = WellFormed.checked(value);
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
