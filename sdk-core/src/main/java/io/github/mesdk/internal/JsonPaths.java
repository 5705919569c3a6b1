package io.github.mesdk.internal;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Readable JSON paths. */
final class JsonPaths {
  private JsonPaths() {}

  /**
   * Returns a path such as {@code sessions[1].id}. Jackson's own form contains the names of
   * generated classes.
   */
  static String render(String prefix, JsonMappingException failed) {
    StringBuilder path = new StringBuilder(prefix);
    for (Reference step : failed.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
