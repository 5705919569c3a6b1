package io.github.mesdk.model.cloudbase;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import io.github.mesdk.model.internal.ListReader;
import io.github.mesdk.model.internal.WellFormed;
import java.io.IOException;

/**
 * Reads each group from an object, or from text that is the id of the group. The documentation of
 * the endpoint shows objects, but the token endpoint returns the same groups as text, and the
 * client library of the vendor accepts both.
 */
final class GroupsReader extends ListReader<Group> {
  private static final long serialVersionUID = 1L;

  /** Called by Jackson. */
  GroupsReader() {}

  @Override
  protected Group element(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING)
        ? Group.builder().id(WellFormed.text(parser, context)).build()
        : context.readValue(parser, Group.class);
  }
}
