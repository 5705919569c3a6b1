package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.model.internal.UnreadableMembers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Describes what is wrong with a body that is not valid JSON, without quoting it. */
final class MalformedBody {
  private MalformedBody() {}

  /** Returns the path of the member that an object has twice; null if something else is wrong. */
  static @Nullable String duplicate(IOException malformed) {
    if (malformed instanceof JsonMappingException duplicate
        && duplicate.getOriginalMessage().startsWith("Duplicate")
        && duplicate.getProcessor() instanceof JsonParser in) {
      JsonStreamContext here = in.getParsingContext();
      UnreadableMembers member = new UnreadableMembers("");
      member.add(here.hasCurrentName() ? here : here.getParent()); // its value may be an object
      return member.paths().get(0);
    }
    return null;
  }

  /**
   * Returns what is wrong and where.
   *
   * @param scrubber masks the secrets of the call in the media type
   */
  static String describe(IOException malformed, Reply reply, Scrubber scrubber) {
    if (!(malformed instanceof JsonProcessingException invalid)) {
      return "the body is not UTF-8";
    }
    if (malformed instanceof StreamConstraintsException) {
      return "the body is nested too deeply, or has too many values, or too long a number or name";
    }
    String kind =
        reply
            .header("Content-Type")
            .map(header -> mediaType(header, scrubber))
            .orElse("no Content-Type");
    String what = malformed instanceof JsonEOFException ? "truncated JSON" : "not valid JSON";
    return invalid.getLocation() == null
        ? "the body is " + what + " (" + kind + ")"
        : "the body is %s (%s), at line %d, column %d"
            .formatted(
                what, kind, invalid.getLocation().getLineNr(), invalid.getLocation().getColumnNr());
  }

  /** Returns the header's media type if it is well formed: the header could contain anything. */
  private static String mediaType(String header, Scrubber scrubber) {
    String type = header.split(";", 2)[0].strip();
    return type.matches("[\\w.+-]{1,40}/[\\w.+-]{1,60}")
        ? scrubber.scrub(type)
        : "invalid Content-Type";
  }
}
