package io.github.mesdk.model.testiny;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mesdk.model.internal.Text;

/**
 * How a Testiny user signs in. An open set: compare with the constants; a method that Testiny adds
 * later arrives as its own text.
 *
 * @param value the text on the wire
 */
public record AuthType(@JsonValue String value) {

  /** A password kept by Testiny. */
  public static final AuthType LOCAL_PASSWORD = new AuthType("LOCAL_PASSWORD");

  /** The method of this name, known to this version or not. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AuthType(@JsonDeserialize(using = Text.Reader.class) String value) {
    this.value = requireNonNull(value, "value");
  }

  /** The text on the wire. */
  @Override
  public String toString() {
    return value;
  }
}
