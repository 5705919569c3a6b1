package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/**
 * Reads the required id of the user: text, or a JSON integer as its decimal digits. Null and blank
 * text are rejected.
 */
public final class SubjectReader extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1L;
  private final IdText.Reader texts = new IdText.Reader();

  /** Called by Jackson. */
  public SubjectReader() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = texts.deserialize(parser, context);
    return text.isBlank() ? context.reportInputMismatch(this, "the id is blank") : text;
  }

  @Override
  public String getNullValue(DeserializationContext context) throws JsonMappingException {
    return context.reportInputMismatch(this, "the id is null");
  }
}
