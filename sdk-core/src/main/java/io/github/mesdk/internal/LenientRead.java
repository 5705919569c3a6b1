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

/**
 * One pass over an answer, and the optional JSON members that it could not read. Not thread-safe.
 */
final class LenientRead {
  /** Reads the answer. */
  final JsonParser in;

  private final JsonNode answer;
  private final String payloadPath;
  private final IdentityProvider<?> provider;
  private final UnreadableMembers unreadable;

  /** Null until a member cannot be read, because most answers do not need these paths. */
  private @Nullable StrictPaths strict;

  /**
   * Creates a pass over {@code answer}.
   *
   * @param payloadPath the path of the answer in the body; empty if the body is the answer
   * @param provider the provider description, which names members that must be readable
   */
  LenientRead(JsonNode answer, String payloadPath, IdentityProvider<?> provider) {
    this.in = Json.mapper().treeAsTokens(answer);
    this.answer = answer;
    this.payloadPath = payloadPath;
    this.provider = provider;
    this.unreadable = new UnreadableMembers(payloadPath);
  }

  /** Returns the paths of the first members that could not be read. */
  List<String> unreadable() {
    return unreadable.paths();
  }

  /**
   * Skips the current member of {@code parent}, whose value could not be read. Records the member
   * and returns its raw value.
   *
   * <p>{@link UnreadableMembers#parent} returns {@code parent} before the value is read.
   *
   * <p>Returns null if the problem has to fail the whole answer: the member must be readable, the
   * model itself is wrong, or the end of the value cannot be found. The end is unknown if Jackson
   * reads the value from a copy, or if the model's own deserializer has read beyond the end.
   */
  static @Nullable JsonNode skip(
      JsonParser in, DeserializationContext context, JsonStreamContext parent, Exception problem)
      throws IOException {
    return !(problem instanceof InvalidDefinitionException)
            && context.getAttribute(LenientRead.class) instanceof LenientRead reading
            && in.equals(reading.in)
            && reading.skip(parent)
        ? reading.value(parent)
        : null;
  }

  /**
   * Records the current member of {@code parent}, whose value could be read in part.
   *
   * @param isStrict whether the model requires that the member is readable
   * @throws IOException if the member must be readable
   */
  static void report(
      JsonParser in, DeserializationContext context, JsonStreamContext parent, boolean isStrict)
      throws IOException {
    if (context.getAttribute(LenientRead.class) instanceof LenientRead reading
        && in.equals(reading.in)) {
      if (isStrict || reading.isStrict(parent)) {
        context.handleWeirdStringValue(String.class, "", "unpaired surrogate");
      }
      reading.unreadable.add(parent);
    }
  }

  private boolean isStrict(JsonStreamContext parent) {
    List<String> names = StrictPaths.names(payloadPath);
    addNames(names, parent);
    if (strict == null) {
      strict = new StrictPaths(provider);
    }
    return strict.concerns(names);
  }

  private boolean skip(JsonStreamContext parent) throws IOException {
    if (isStrict(parent)) {
      return false;
    }
    while (!in.getParsingContext().equals(parent) && in.nextToken() != null) {
      // skips what is left of the value
    }
    if (in.currentToken() == null || in.hasToken(JsonToken.FIELD_NAME)) {
      return false;
    }
    unreadable.add(parent);
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

  /** Returns the value at the position of {@code context} in the answer. */
  private JsonNode value(JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    if (parent == null) {
      return answer;
    }
    JsonNode enclosing = value(parent);
    return context.inObject()
        ? enclosing.path(context.getCurrentName())
        : enclosing.path(context.getCurrentIndex());
  }
}
