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
 * One JSON document, token by token. Each codec of the models has a method of its name here, which
 * takes what the codec takes in its plainest form; anything else is an exception, whichever, and
 * says only that databind is to be asked. Not thread-safe.
 */
public final class Tokens implements AutoCloseable {
  /** Deeper than any answer of a provider; hostile depth must not cost a stack. */
  public static final int MAX_DEPTH = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final JsonParser in;
  private final boolean escapes;

  /** Never {@code Map.of()}, which would make an iterator each time somebody looks into it. */
  private Map<String, @Nullable Object> others = Collections.emptyMap();

  private Tokens(JsonParser in, boolean escapes) {
    this.in = in;
    this.escapes = escapes;
  }

  /** The document in {@code body}, at its first token. */
  public static Tokens of(byte[] body) throws IOException {
    boolean escapes = Utf8.hasEscapes(body);
    for (int i = 0; i < Math.min(body.length, 4); i++) {
      if (body[i] == 0) {
        throw new UnusualJson(); // by which Jackson would know UTF-16 and UTF-32
      }
    }
    Tokens tokens = new Tokens(FACTORY.createParser(body), escapes);
    tokens.in.nextToken();
    return tokens;
  }

  /** Insists that an object begins here. */
  public void object() throws IOException {
    require(in.hasToken(JsonToken.START_OBJECT));
  }

  /** Goes to the value of the next member, and answers its name; null after the last. */
  public @Nullable String member() throws IOException {
    String name = in.nextFieldName();
    if (name != null) {
      in.nextToken();
    }
    return name;
  }

  /** Insists that the document ends with the object that was read. */
  public void end() throws IOException {
    require(in.nextToken() == null);
  }

  /** Adds the value that stands here to those that no model declares. */
  public Map<String, @Nullable Object> other(
      @Nullable Map<String, @Nullable Object> before, String name) throws IOException {
    Map<String, @Nullable Object> members = before == null ? new LinkedHashMap<>() : before;
    require(!members.containsKey(name));
    members.put(name, value());
    return members;
  }

  /** The members that the object just read does not declare. */
  public Map<String, @Nullable Object> others() {
    return others;
  }

  Map<String, @Nullable Object> leave(@Nullable Map<String, @Nullable Object> members) {
    others = members == null ? Collections.emptyMap() : members;
    return others;
  }

  /** The members seen so far and this one, which must not have been among them. */
  static long once(long seen, int member) throws UnusualJson {
    long now = seen | 1L << member;
    require(now != seen);
    return now;
  }

  /** Whether there is a value other than null. */
  boolean present() {
    return !in.hasToken(JsonToken.VALUE_NULL);
  }

  /** Whether a list begins here; null is none. */
  boolean array() throws UnusualJson {
    require(in.hasToken(JsonToken.START_ARRAY) || !present());
    return present();
  }

  /** Goes to the next element; false after the last. */
  boolean element() throws IOException {
    return in.nextToken() != JsonToken.END_ARRAY;
  }

  @Nullable String text() throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING)) {
      String text = in.getText();
      return escapes ? WellFormed.checked(text) : text;
    }
    require(!present());
    return null;
  }

  String subject() throws IOException {
    String text = text();
    if (text == null || text.isBlank()) {
      throw new UnusualJson();
    }
    return text;
  }

  @Nullable String idText() throws IOException {
    return in.hasToken(JsonToken.VALUE_NUMBER_INT) ? in.getBigIntegerValue().toString() : text();
  }

  long id() throws IOException {
    Long id = numericId();
    if (id == null) {
      throw new UnusualJson();
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
    require(!present());
    return null;
  }

  @Nullable Boolean flag() throws IOException {
    if (in.currentToken().isBoolean()) {
      return in.getBooleanValue();
    }
    require(!present());
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
    require(!present());
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
    if (!present()) {
      return null;
    }
    object();
    return members();
  }

  private Map<String, @Nullable Object> members() throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = member(); name != null; name = member()) {
      other(members, name);
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
    while (element()) {
      elements.add(value());
    }
    return elements;
  }

  private static void require(boolean plain) throws UnusualJson {
    if (!plain) {
      throw new UnusualJson();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
