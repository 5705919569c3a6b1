package io.github.mesdk.jackson3;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.json.JsonReadContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/**
 * The parser of Jackson 3 as a parser of Jackson 2, from its current token. Copies nothing. Jackson
 * 3 throws its own exceptions through Jackson 2.
 *
 * <p>Overrides deprecated methods, because they are abstract in each supported version of Jackson
 * 2.
 */
@SuppressWarnings("deprecation")
final class ParserOfJackson3 extends ParserMinimalBase {
  private final JsonParser parser;
  private JsonReadContext context = JsonReadContext.createRootContext(null);
  private @Nullable ObjectCodec codec;

  ParserOfJackson3(JsonParser parser) {
    this.parser = parser;
    setToken(parser.currentToken());
  }

  @Override
  public @Nullable JsonToken nextToken() {
    return setToken(parser.nextToken());
  }

  private @Nullable JsonToken setToken(tools.jackson.core.@Nullable JsonToken token) {
    _currToken = token == null ? null : Tokens.toJackson2(token);
    if (_currToken != null) {
      follow(_currToken);
    }
    return _currToken;
  }

  private void follow(JsonToken token) {
    switch (token) {
      case START_OBJECT -> context = context.createChildObjectContext(-1, -1);
      case START_ARRAY -> context = context.createChildArrayContext(-1, -1);
      case END_OBJECT, END_ARRAY -> context = context.getParent();
      case FIELD_NAME -> rename(parser.currentName());
      default -> {}
    }
  }

  private void rename(String name) {
    try {
      context.setCurrentName(name);
    } catch (JsonProcessingException impossible) { // only a context that detects duplicates throws
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public @Nullable String getCurrentName() {
    return parser.currentName();
  }

  @Override
  public void overrideCurrentName(String name) {
    rename(name);
  }

  @Override
  public JsonStreamContext getParsingContext() {
    return context;
  }

  @Override
  protected void _handleEOF() {
    throw new IllegalStateException("the parser of Jackson 3 reports the end of the input");
  }

  @Override
  public @Nullable ObjectCodec getCodec() {
    return codec;
  }

  @Override
  public void setCodec(@Nullable ObjectCodec codec) {
    this.codec = codec;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  /** Does not close the parser of Jackson 3, which has its own owner. */
  @Override
  public void close() {}

  @Override
  public boolean isClosed() {
    return parser.isClosed();
  }

  @Override
  public JsonLocation getTokenLocation() {
    return location(parser.currentTokenLocation());
  }

  @Override
  public JsonLocation getCurrentLocation() {
    return location(parser.currentLocation());
  }

  private static JsonLocation location(TokenStreamLocation at) {
    return new JsonLocation(
        ContentReference.redacted(),
        at.getByteOffset(),
        at.getCharOffset(),
        at.getLineNr(),
        at.getColumnNr());
  }

  @Override
  public String getText() {
    return parser.getString();
  }

  @Override
  public char[] getTextCharacters() {
    return parser.getStringCharacters();
  }

  @Override
  public boolean hasTextCharacters() {
    return parser.hasStringCharacters();
  }

  @Override
  public int getTextLength() {
    return parser.getStringLength();
  }

  @Override
  public int getTextOffset() {
    return parser.getStringOffset();
  }

  @Override
  public Number getNumberValue() {
    return parser.getNumberValue();
  }

  @Override
  public NumberType getNumberType() {
    return Tokens.toJackson2(parser.getNumberType());
  }

  @Override
  public int getIntValue() {
    return parser.getIntValue();
  }

  @Override
  public long getLongValue() {
    return parser.getLongValue();
  }

  @Override
  public BigInteger getBigIntegerValue() {
    return parser.getBigIntegerValue();
  }

  @Override
  public float getFloatValue() {
    return parser.getFloatValue();
  }

  @Override
  public double getDoubleValue() {
    return parser.getDoubleValue();
  }

  @Override
  public BigDecimal getDecimalValue() {
    return parser.getDecimalValue();
  }

  @Override
  public boolean isNaN() {
    return parser.isNaN();
  }

  @Override
  public Object getEmbeddedObject() {
    return parser.getEmbeddedObject();
  }

  @Override
  public byte[] getBinaryValue(Base64Variant variant) {
    return parser.getBinaryValue();
  }
}
