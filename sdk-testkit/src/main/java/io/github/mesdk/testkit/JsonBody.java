package io.github.mesdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads JSON request bodies. */
final class JsonBody {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonBody() {}

  /** The string members of the top-level object; empty if the body is not a JSON object. */
  static Map<String, String> stringMembers(String body) {
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      JsonNode tree = MAPPER.readTree(body);
      tree.properties()
          .forEach(member -> {
            if (member.getValue().isTextual()) {
              texts.put(member.getKey(), member.getValue().textValue());
            }
          });
      return texts;
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }
}
