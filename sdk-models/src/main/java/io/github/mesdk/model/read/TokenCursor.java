package io.github.mesdk.model.read;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.UnreadableMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A position in one JSON document. Moves from member to member, and reads the members that no model
 * declares. {@link JsonTokens} reads the declared ones. Not thread-safe.
 */
abstract sealed class TokenCursor implements AutoCloseable permits JsonTokens {
  /** The parser of the document. */
  final JsonParser in;

  /** Not {@code Map.of()}, which allocates an iterator for each lookup. */
  private Map<String, @Nullable Object> undeclared = Collections.emptyMap();

  TokenCursor(JsonParser in) {
    this.in = in;
  }

  /** Requires that the current token starts an object. */
  public void startObject() throws IOException {
    require(in.hasToken(JsonToken.START_OBJECT));
  }

  /** Moves to the value of the next member and returns its name, or null after the last member. */
  public @Nullable String nextMember() throws IOException {
    String name = in.nextFieldName();
    if (name != null) {
      in.nextToken();
    }
    return name;
  }

  /** Requires that nothing follows the object that was read. */
  public void requireEnd() throws IOException {
    require(in.nextToken() == null);
  }

  /**
   * Returns the members of the only object in the document, as {@link PlainValues}.
   *
   * @throws IOException if the document is anything else, has a member twice, or exceeds a limit;
   *     {@link JsonFault} describes it
   */
  public Map<String, @Nullable Object> onlyObject() throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      throw new UnsupportedJsonException(
          in.hasCurrentToken() ? JsonFault.NOT_AN_OBJECT : JsonFault.EMPTY);
    }
    Map<String, @Nullable Object> members = members();
    if (in.nextToken() != null) {
      throw new JsonParseException(in, "more than one value", in.currentTokenLocation());
    }
    return members;
  }

  /**
   * Reads the current value and adds it to the undeclared members.
   *
   * @param before the undeclared members so far, or null for none
   */
  public Map<String, @Nullable Object> addUndeclared(
      @Nullable Map<String, @Nullable Object> before, String name) throws IOException {
    Map<String, @Nullable Object> members = before == null ? new LinkedHashMap<>() : before;
    if (members.containsKey(name)) {
      throw new UnsupportedJsonException(JsonFault.duplicate(UnreadableMembers.parent(in)));
    }
    members.put(name, value());
    return members;
  }

  /** Returns the undeclared members of the object that was read last. */
  public Map<String, @Nullable Object> undeclared() {
    return undeclared;
  }

  Map<String, @Nullable Object> keepUndeclared(@Nullable Map<String, @Nullable Object> members) {
    undeclared = members == null ? Collections.emptyMap() : members;
    return undeclared;
  }

  /**
   * Returns {@code seen} with the bit of {@code member} set.
   *
   * @throws UnsupportedJsonException if the bit was set already, because the JSON member occurs
   *     twice
   */
  static long markSeen(long seen, int member) throws UnsupportedJsonException {
    long now = seen | 1L << member;
    require(now != seen);
    return now;
  }

  /** Returns whether the current value is not null. */
  boolean isPresent() {
    return !in.hasToken(JsonToken.VALUE_NULL);
  }

  /** Reads the members of the object that starts at the current token. */
  Map<String, @Nullable Object> members() throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = nextMember(); name != null; name = nextMember()) {
      addUndeclared(members, name);
    }
    return members;
  }

  private @Nullable Object value() throws IOException {
    return switch (in.currentTokenId()) {
      case JsonTokenId.ID_START_OBJECT -> members();
      case JsonTokenId.ID_START_ARRAY -> elements();
      case JsonTokenId.ID_STRING -> in.getText();
      case JsonTokenId.ID_NUMBER_INT -> PlainValues.number(in.getNumberValue());
      case JsonTokenId.ID_NUMBER_FLOAT -> PlainValues.number(in.getDecimalValue());
      case JsonTokenId.ID_TRUE -> true;
      case JsonTokenId.ID_FALSE -> false;
      default -> null;
    };
  }

  private List<@Nullable Object> elements() throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return elements;
  }

  static void require(boolean supported) throws UnsupportedJsonException {
    if (!supported) {
      throw new UnsupportedJsonException();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
