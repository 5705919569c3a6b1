package io.github.mesdk.internal;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mesdk.model.internal.UnreadableMembers;
import java.util.List;

/** Finds values by JSON path, and writes JSON paths for messages. */
final class JsonPaths {
  private JsonPaths() {}

  /** Returns the value at a path such as {@code errors.0.code}, or a missing node. */
  static JsonNode find(JsonNode root, String path) {
    JsonNode value = root;
    for (int start = 0; start <= path.length(); ) {
      int dot = path.indexOf('.', start);
      int end = dot < 0 ? path.length() : dot;
      String step = path.substring(start, end);
      value = value.isArray() ? value.path(index(step)) : value.path(step);
      start = end + 1;
    }
    return value;
  }

  /** Returns the index of an element that a step of a path selects, or -1 if the step is a name. */
  static int index(String step) {
    int index = step.isEmpty() || step.length() > 3 ? -1 : 0;
    for (int i = 0; i < step.length() && index >= 0; i++) {
      int digit = step.charAt(i) - '0';
      index = digit < 0 || digit > 9 ? -1 : index * 10 + digit;
    }
    return index;
  }

  /**
   * Returns a path such as {@code sessions[1].id}. Jackson's own form contains the names of
   * generated classes.
   */
  static String render(String prefix, List<Reference> steps) {
    StringBuilder path = new StringBuilder(prefix);
    for (Reference step : steps) {
      UnreadableMembers.append(path, step.getFieldName(), step.getIndex());
    }
    return path.toString();
  }
}
