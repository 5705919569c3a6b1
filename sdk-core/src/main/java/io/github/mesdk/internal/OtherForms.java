package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.mesdk.model.internal.PlainValues;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads booleans and lists of texts of an application's model in the forms in which the SDK's
 * models read them: {@code "True"} or 1 as true, and a single text as a list with one element.
 */
final class OtherForms extends DelegatingDeserializer {
  private static final long serialVersionUID = 1L;

  private final boolean isFlag;

  private OtherForms(JsonDeserializer<?> reader, boolean isFlag) {
    super(reader);
    this.isFlag = isFlag;
  }

  static JsonDeserializer<?> ofFlag(JsonDeserializer<?> reader) {
    return new OtherForms(reader, true);
  }

  static JsonDeserializer<?> ofTexts(JsonDeserializer<?> reader) {
    return new OtherForms(reader, false);
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
    return new OtherForms(reader, isFlag);
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    if (isFlag) {
      Boolean flag = in.currentToken().isScalarValue() ? PlainValues.flagOrNull(in) : null;
      return flag == null ? super.deserialize(in, context) : flag;
    }
    return in.hasToken(JsonToken.VALUE_STRING)
        ? single(in.getText(), in, context)
        : super.deserialize(in, context);
  }

  /** Reads a text as if it were the only element of a list; a blank text is an empty list. */
  private @Nullable Object single(String text, JsonParser in, DeserializationContext context)
      throws IOException {
    try (TokenBuffer list = context.bufferForInputBuffering(in)) {
      list.writeStartArray();
      if (!text.isBlank()) {
        list.writeString(text);
      }
      list.writeEndArray();
      return super.deserialize(list.asParserOnFirstToken(), context);
    }
  }
}
