package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.github.mesdk.model.internal.WellFormed;
import java.io.IOException;

/**
 * Reads a group from an object, or from text that is its id. The documentation of the endpoint
 * shows objects, but the token endpoint returns the same groups as text, and the client library of
 * the vendor accepts both.
 */
final class GroupReader extends StdDeserializer<Group> {
  private static final long serialVersionUID = 1L;

  /** Called by Jackson. */
  GroupReader() {
    super(Group.class);
  }

  @Override
  public Group deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING)
        ? Group.builder().id(WellFormed.text(parser, context)).build()
        : context.readValue(parser, Group.class);
  }
}
