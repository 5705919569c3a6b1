package io.github.mesdk.oauth2.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.github.mesdk.model.internal.Text;
import io.github.mesdk.model.internal.TextList;
import java.io.IOException;

/**
 * Reads text, or a list of texts, which it joins with spaces. Spring's {@code /oauth/check_token}
 * and UAA send a list.
 */
final class ScopeReader extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;

  private final Text.Reader text = new Text.Reader();
  private final TextList.Reader texts = new TextList.Reader();

  /** Called by Jackson. */
  ScopeReader() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.hasToken(JsonToken.START_ARRAY)
        ? String.join(" ", texts.deserialize(parser, context))
        : text.deserialize(parser, context);
  }
}
