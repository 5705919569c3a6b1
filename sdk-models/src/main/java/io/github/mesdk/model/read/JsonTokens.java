package io.github.mesdk.model.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.PackageVersion;
import io.github.mesdk.model.internal.Decimals;
import io.github.mesdk.model.internal.IdReader;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.internal.Times;
import io.github.mesdk.model.internal.UnreadableMembers;
import io.github.mesdk.model.internal.WellFormed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document token by token. For each codec in {@code model.internal}, this class has
 * a method of the same name that reads the current value. The method returns null for null and for
 * an unreadable value, which databind cannot read as the declared type either. {@link
 * #keepUnreadable} keeps an unreadable value, and {@link #strict} rejects it. For JSON in a less
 * common form, the method throws an exception, and the caller must read the document with databind.
 * Not thread-safe.
 */
public final class JsonTokens extends TokenCursor {
  /**
   * The maximum nesting depth: greater than the depth of any answer, and small enough not to
   * overflow the stack.
   */
  public static final int MAX_DEPTH = 200;

  /**
   * The maximum number of tokens. A value of two bytes can take a hundred bytes of memory, so that
   * a limit on bytes does not bound the memory for a document.
   */
  public static final int MAX_TOKENS = 250_000;

  /**
   * Created on first use. In a static initializer, an {@code OutOfMemoryError} would make the class
   * unusable until the JVM ends.
   */
  private static volatile @Nullable JsonFactory factory;

  private final boolean hasEscapes;

  /** Null if every member could be read so far. */
  private @Nullable UnreadableMembers unreadable;

  /** Whether the current value is unreadable and {@link #keepUnreadable} has not kept it yet. */
  private boolean isUnreadable;

  /** How many calls of {@link #nextElement} remain for a single text. */
  private int singleText;

  private JsonTokens(JsonParser in, boolean hasEscapes) {
    super(in);
    this.hasEscapes = hasEscapes;
  }

  /**
   * Returns a reader of {@code body}, positioned at its first token.
   *
   * @throws IOException if the document is not UTF-8 or does not start with a JSON token
   */
  public static JsonTokens of(byte[] body) throws IOException {
    boolean hasEscapes = Utf8.hasEscapes(body);
    JsonTokens tokens = new JsonTokens(factory().createParser(body), hasEscapes);
    tokens.in.nextToken();
    return tokens;
  }

  private static JsonFactory factory() {
    JsonFactory known = factory;
    if (known == null) {
      known = supported(JsonTokens::newFactory);
      factory = known;
    }
    return known;
  }

  /** Fails with a {@code LinkageError} before 2.18, which cannot limit tokens. */
  static JsonFactory newFactory() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .build();
    return JsonFactory.builder().streamReadConstraints(limits).build();
  }

  /**
   * Checks the version of Jackson, so that not the first call fails with a {@code LinkageError}.
   *
   * @throws IllegalStateException if Jackson is older than 2.18
   */
  public static void requireSupportedJackson() {
    factory();
  }

  /** Returns the created value. Tests pass a supplier that fails as with an older Jackson. */
  static JsonFactory supported(Supplier<JsonFactory> create) {
    try {
      return create.get();
    } catch (LinkageError tooOld) {
      throw new IllegalStateException(
          "Jackson "
              + PackageVersion.VERSION
              + " is on the class path, but this SDK needs 2.18 or newer: add"
              + " com.fasterxml.jackson:jackson-bom of such a version to the build",
          tooOld);
    }
  }

  /**
   * Adds the current value to the undeclared members if the value is unreadable.
   *
   * @param before the undeclared members so far, or null for none
   */
  @Nullable Map<String, @Nullable Object> keepUnreadable(
      @Nullable Map<String, @Nullable Object> before, String name) throws IOException {
    if (!isUnreadable) {
      return before;
    }
    isUnreadable = false;
    Map<String, @Nullable Object> members = addUndeclared(before, name);
    if (unreadable == null) {
      unreadable = new UnreadableMembers("");
    }
    unreadable.add(in.getParsingContext());
    return members;
  }

  /**
   * Returns {@code value}, which a codec read from the current value.
   *
   * @throws UnsupportedJsonException if the current value is neither readable nor null
   */
  <T> @Nullable T strict(@Nullable T value) throws UnsupportedJsonException {
    require(value != null || !isPresent());
    return value;
  }

  /**
   * Returns null. Marks the current value as unreadable unless it is null or blank text.
   *
   * @throws UnsupportedJsonException if the value is in a list, because the whole list is then
   *     unreadable
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
  private <T> @Nullable T absent() throws IOException {
    if (isPresent() && !isBlank()) {
      markUnreadable();
    }
    return null;
  }

  private void markUnreadable() throws UnsupportedJsonException {
    require(UnreadableMembers.parent(in).inObject());
    isUnreadable = true;
  }

  private boolean isBlank() throws IOException {
    return in.hasToken(JsonToken.VALUE_STRING) && in.getText().isBlank();
  }

  /** Returns the paths of the first unreadable members; empty if every member could be read. */
  public List<String> unreadable() {
    return unreadable == null ? List.of() : unreadable.paths();
  }

  /** Returns the number of unreadable members. */
  public int unreadableCount() {
    return unreadable == null ? 0 : unreadable.count();
  }

  /** Returns whether the current token starts an object; false for null and unreadable values. */
  boolean isObject() throws IOException {
    boolean isObject = in.hasToken(JsonToken.START_OBJECT);
    if (!isObject && isPresent()) {
      markUnreadable(); // blank text too: only a scalar may be blank
    }
    return isObject;
  }

  /** Returns whether the current token starts a list; false for null and unreadable values. */
  boolean startArray() throws IOException {
    require(!in.hasToken(JsonToken.VALUE_STRING)); // databind also reads some lists from text
    return in.hasToken(JsonToken.START_ARRAY) || absent() != null;
  }

  /** Returns whether the current value is a list, or a single text to read as a list of one. */
  boolean startTexts() throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING) && !isBlank()) {
      singleText = 2;
      return true;
    }
    return !isBlank() && startArray();
  }

  /** Moves to the next element. Returns false after the last element. */
  boolean nextElement() throws IOException {
    return singleText > 0 ? --singleText > 0 : in.nextToken() != JsonToken.END_ARRAY;
  }

  @Nullable String text() throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING)) {
      String text = in.getText();
      return hasEscapes ? WellFormed.checked(text) : text;
    }
    return absent();
  }

  String subject() throws IOException {
    String text = idText();
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
    return IdReader.isDecimal(text) ? Long.valueOf(text) : absent();
  }

  @Nullable Long wholeNumber() throws IOException {
    return isLong() ? (Long) in.getLongValue() : absent();
  }

  private boolean isLong() throws IOException {
    return in.hasToken(JsonToken.VALUE_NUMBER_INT)
        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  @Nullable Boolean flag() throws IOException {
    Boolean flag = PlainValues.flagOrNull(in);
    return flag == null ? absent() : flag;
  }

  @Nullable Instant isoTime() throws IOException {
    try {
      return in.hasToken(JsonToken.VALUE_STRING)
          ? Times.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength())
          : absent();
    } catch (DateTimeException notATime) {
      return absent();
    }
  }

  @Nullable Instant unixTime() throws IOException {
    try {
      return switch (in.currentTokenId()) {
        case JsonTokenId.ID_STRING -> Times.ofSeconds(in.getText());
        case JsonTokenId.ID_NUMBER_INT -> isLong() ? Times.ofSeconds(in.getLongValue()) : absent();
        case JsonTokenId.ID_NUMBER_FLOAT -> Times.ofSeconds(in.getDecimalValue());
        default -> absent();
      };
    } catch (DateTimeException notATime) {
      return absent();
    }
  }

  @Nullable Instant unixOrIsoTime() throws IOException {
    return in.hasToken(JsonToken.VALUE_STRING) && !Decimals.isDecimal(in.getText())
        ? isoTime()
        : unixTime();
  }

  @Nullable Map<String, @Nullable Object> jsonObject() throws IOException {
    return in.hasToken(JsonToken.START_OBJECT) ? members() : absent();
  }
}
