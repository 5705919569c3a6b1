package io.github.mesdk.model.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Times;
import io.github.mesdk.model.internal.WellFormed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document token by token. Each codec of the models has a method of the same name
 * here, which accepts only the most common form of the value. For any other form it throws an
 * exception, and the caller must use databind instead. Not thread-safe.
 */
public final class JsonTokens implements AutoCloseable {
  /**
   * The maximum nesting depth: greater than that of any answer, and small enough not to overflow
   * the stack.
   */
  public static final int MAX_DEPTH = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final JsonParser in;
  private final boolean escapes;

  /** Null until a member cannot be read. */
  private @Nullable UnreadableMembers unreadable;

  /** Not {@code Map.of()}, which allocates an iterator for each lookup. */
  private Map<String, @Nullable Object> others = Collections.emptyMap();

  private JsonTokens(JsonParser in, boolean escapes) {
    this.in = in;
    this.escapes = escapes;
  }

  /**
   * Returns a reader of {@code body}, positioned at its first token.
   *
   * @throws IOException if the document is not UTF-8 or does not start with a JSON token
   */
  public static JsonTokens of(byte[] body) throws IOException {
    boolean escapes = Utf8.hasEscapes(body);
    for (int i = 0; i < Math.min(body.length, 4); i++) {
      if (body[i] == 0) {
        throw new UnsupportedJsonException(); // a NUL byte here means UTF-16 or UTF-32
      }
    }
    JsonTokens tokens = new JsonTokens(FACTORY.createParser(body), escapes);
    tokens.in.nextToken();
    return tokens;
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
   * Reads the current value and adds it to the undeclared members.
   *
   * @param before the undeclared members so far, or null for none
   */
  public Map<String, @Nullable Object> addOther(
      @Nullable Map<String, @Nullable Object> before, String name) throws IOException {
    Map<String, @Nullable Object> members = before == null ? new LinkedHashMap<>() : before;
    require(!members.containsKey(name));
    members.put(name, value());
    return members;
  }

  /** Returns the undeclared members of the object that was read last. */
  public Map<String, @Nullable Object> others() {
    return others;
  }

  /** Returns the paths of the first members that could not be read; empty if all could. */
  public List<String> unreadable() {
    return unreadable == null ? List.of() : unreadable.paths();
  }

  /** Returns how many members could not be read. */
  public int unreadableCount() {
    return unreadable == null ? 0 : unreadable.count();
  }

  Map<String, @Nullable Object> keepOthers(@Nullable Map<String, @Nullable Object> members) {
    others = members == null ? Collections.emptyMap() : members;
    return others;
  }

  /**
   * Returns {@code seen} with the bit of {@code member} set.
   *
   * @throws UnsupportedJsonException if the bit was set already: the member occurs twice
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

  /** Returns whether the current token starts a list; false for null. */
  boolean startArray() throws UnsupportedJsonException {
    require(in.hasToken(JsonToken.START_ARRAY) || !isPresent());
    return isPresent();
  }

  /** Moves to the next element. Returns false after the last element. */
  boolean nextElement() throws IOException {
    return in.nextToken() != JsonToken.END_ARRAY;
  }

  @Nullable String text() throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING)) {
      String text = in.getText();
      return escapes ? WellFormed.checked(text) : text;
    }
    require(!isPresent());
    return null;
  }

  String subject() throws IOException {
    String text = text();
    if (text == null || text.isBlank()) {
      throw new UnsupportedJsonException();
    }
    return text;
  }

  @Nullable String idText() throws IOException {
    return in.hasToken(JsonToken.VALUE_NUMBER_INT) ? in.getBigIntegerValue().toString() : text();
  }

  long id() throws IOException {
    Long id = numericId();
    if (id == null) {
      throw new UnsupportedJsonException();
    }
    return id;
  }

  @Nullable Long numericId() throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      return wholeNumber();
    }
    String text = in.getText();
    require(IdReader.isDecimal(text));
    return Long.valueOf(text);
  }

  @Nullable Long wholeNumber() throws IOException {
    if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      return in.getLongValue();
    }
    require(!isPresent());
    return null;
  }

  @Nullable Boolean flag() throws IOException {
    if (in.currentToken().isBoolean()) {
      return in.getBooleanValue();
    }
    require(!isPresent());
    return null;
  }

  @Nullable Boolean flagOrText() throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      return flag();
    }
    boolean isTrue = in.getText().equals("true");
    require(isTrue || in.getText().equals("false"));
    return isTrue;
  }

  @Nullable Instant isoTime() throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING)) {
      return Times.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
    }
    require(!isPresent());
    return null;
  }

  @Nullable Instant unixTime() throws IOException {
    Long seconds = wholeNumber();
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  @Nullable Instant unixOrIsoTime() throws IOException {
    return in.hasToken(JsonToken.VALUE_STRING) ? isoTime() : unixTime();
  }

  @Nullable Map<String, @Nullable Object> freeObject() throws IOException {
    if (!isPresent()) {
      return null;
    }
    startObject();
    return members();
  }

  private Map<String, @Nullable Object> members() throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = nextMember(); name != null; name = nextMember()) {
      addOther(members, name);
    }
    return members;
  }

  private @Nullable Object value() throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> members();
      case START_ARRAY -> elements();
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getNumberValue();
      case VALUE_NUMBER_FLOAT -> PlainValues.number(in.getDecimalValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private List<@Nullable Object> elements() throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (nextElement()) {
      elements.add(value());
    }
    return elements;
  }

  private static void require(boolean supported) throws UnsupportedJsonException {
    if (!supported) {
      throw new UnsupportedJsonException();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
