package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.github.mesdk.model.internal.UnreadableMembers;
import io.github.mesdk.provider.IdentityProvider;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over an answer, and the optional members that it could not read. Not thread-safe. */
final class LenientRead {
  /** Reads the answer. */
  final JsonParser in;

  private final JsonNode answer;
  private final String payload;
  private final IdentityProvider<?> provider;
  private final UnreadableMembers unreadable;

  /** Null until a member cannot be read: most answers do not need it. */
  private @Nullable StrictPaths strict;

  /**
   * Creates a pass over {@code answer}.
   *
   * @param payload the path of the answer in the body; empty if it is the body
   * @param provider the description, which names members that must be readable
   */
  LenientRead(JsonNode answer, String payload, IdentityProvider<?> provider) {
    this.in = Json.MAPPER.treeAsTokens(answer);
    this.answer = answer;
    this.payload = payload;
    this.provider = provider;
    this.unreadable = new UnreadableMembers(payload);
  }

  /** Returns the paths of the first members that could not be read. */
  List<String> unreadable() {
    return unreadable.paths();
  }

  /** Returns the object that has the member whose value starts at the current token. */
  static JsonStreamContext object(JsonParser in) {
    JsonStreamContext here = in.getParsingContext();
    return in.currentToken().isStructStart() ? here.getParent() : here;
  }

  /**
   * Moves to the end of the current member of {@code object}, which could not be read, records it
   * and returns its value. Returns null if the member must be readable, if the model itself is at
   * fault, if Jackson reads the member from a buffer, or if a reader of the model left no trace of
   * where it ends.
   */
  static @Nullable JsonNode skip(
      JsonParser in, DeserializationContext context, JsonStreamContext object, Exception problem)
      throws IOException {
    return !(problem instanceof InvalidDefinitionException)
            && context.getAttribute(LenientRead.class) instanceof LenientRead reading
            && in.equals(reading.in)
            && reading.skip(object)
        ? reading.value(object)
        : null;
  }

  private boolean skip(JsonStreamContext object) throws IOException {
    List<String> names = StrictPaths.names(payload);
    addNames(names, object);
    if (strict == null) {
      strict = new StrictPaths(provider);
    }
    if (strict.concerns(names)) {
      return false;
    }
    while (!in.getParsingContext().equals(object) && in.nextToken() != null) {
      // skips what is left of the value
    }
    if (in.currentToken() == null || in.hasToken(JsonToken.FIELD_NAME)) {
      return false;
    }
    unreadable.add(object);
    return true;
  }

  private static void addNames(List<String> names, JsonStreamContext context) {
    if (context.getParent() != null) {
      addNames(names, context.getParent());
    }
    if (context.inObject()) {
      StrictPaths.addName(names, context.getCurrentName());
    }
  }

  /** Returns the value of the current member of {@code object}. */
  private JsonNode value(JsonStreamContext object) {
    JsonStreamContext parent = object.getParent();
    if (parent == null) {
      return answer;
    }
    JsonNode around = value(parent);
    return object.inObject()
        ? around.path(object.getCurrentName())
        : around.path(object.getCurrentIndex());
  }
}
