package io.github.mesdk.model.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.mesdk.model.internal.UnreadableMembers;

/**
 * What is wrong with a body that is not the JSON that was expected. Quotes no value. Immutable.
 *
 * @param path the path of the member at fault, such as {@code sessions[1].id}; empty for the body
 * @param problem what is wrong there
 * @param isBodyUnreadable whether the body says nothing, because it may not even be JSON
 */
public record JsonFault(String path, String problem, boolean isBodyUnreadable) {
  static final JsonFault NOT_AN_OBJECT = new JsonFault("", "the body is not a JSON object", false);
  static final JsonFault EMPTY = new JsonFault("", "the body is empty", true);

  /** Returns the fault of a member that an object has twice. */
  static JsonFault duplicate(JsonStreamContext object) {
    UnreadableMembers member = new UnreadableMembers("");
    member.add(object);
    return new JsonFault(member.paths().get(0), "duplicate member", false);
  }

  /**
   * Returns why a parser rejected a body.
   *
   * @param mediaType the media type of the body, as messages may show it
   */
  public static JsonFault of(Exception malformed, String mediaType) {
    if (malformed instanceof UnsupportedJsonException unsupported && unsupported.fault != null) {
      return unsupported.fault;
    }
    if (malformed instanceof JsonMappingException duplicate
        && duplicate.getOriginalMessage().startsWith("Duplicate")
        && duplicate.getProcessor() instanceof JsonParser in) {
      JsonStreamContext here = in.getParsingContext();
      return duplicate(here.hasCurrentName() ? here : here.getParent()); // or inside its value
    }
    return new JsonFault("", describe(malformed, mediaType), true);
  }

  private static String describe(Exception malformed, String mediaType) {
    // Jackson throws unchecked exceptions for some of its limits.
    if (malformed instanceof StreamConstraintsException || malformed instanceof RuntimeException) {
      return "the body is nested too deeply, or has too many values, or too long a number or name";
    }
    if (!(malformed instanceof JsonProcessingException invalid)) {
      return "the body is not UTF-8";
    }
    String what = malformed instanceof JsonEOFException ? "truncated JSON" : "not valid JSON";
    return invalid.getLocation() == null
        ? "the body is " + what + " (" + mediaType + ")"
        : "the body is %s (%s), at line %d, column %d"
            .formatted(
                what,
                mediaType,
                invalid.getLocation().getLineNr(),
                invalid.getLocation().getColumnNr());
  }
}
