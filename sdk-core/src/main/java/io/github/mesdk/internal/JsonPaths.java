package io.github.mesdk.internal;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Where in an answer something stands, as a person writes it. */
final class JsonPaths {
  private JsonPaths() {}

  /** {@code sessions[1].id}; Jackson's own form has the names of generated classes in it. */
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
