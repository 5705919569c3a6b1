package io.github.mesdk.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Flattens a JSON document into paths and values, such as {@code sessions[0].agent}. Empty arrays
 * and objects are left out.
 */
final class FlattenedJson {
  private final Map<String, String> lines = new LinkedHashMap<>();

  private FlattenedJson() {}

  static Map<String, String> of(JsonNode document) {
    FlattenedJson leaves = new FlattenedJson();
    leaves.walk("", document);
    return leaves.lines;
  }

  private void walk(String path, JsonNode node) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(member -> walk(prefix + member.getKey(), member.getValue()));
    } else if (node.isArray() && hasContainers(node)) {
      for (int i = 0; i < node.size(); i++) {
        walk(path + "[" + i + "]", node.get(i));
      }
    } else if (node.isArray() && !node.isEmpty()) {
      lines.put(path, elements(node).map(JsonNode::asText).collect(Collectors.joining(", ")));
    } else if (!node.isArray()) {
      lines.put(path, node.asText());
    }
  }

  private static boolean hasContainers(JsonNode array) {
    return elements(array).anyMatch(JsonNode::isContainerNode);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
