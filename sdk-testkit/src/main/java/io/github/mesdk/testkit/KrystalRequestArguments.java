package io.github.mesdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of a request to Krystal. As in the Apia framework, query and JSON body are merged,
 * and the body takes precedence.
 */
final class KrystalRequestArguments {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final ObjectNode tree;

  private KrystalRequestArguments(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * The arguments of a request.
   *
   * @throws RejectedRequest if its content type is JSON and its body is not a JSON object
   */
  static KrystalRequestArguments of(ReceivedRequest request) {
    ObjectNode tree = MAPPER.createObjectNode();
    Query.parse(request.query()).forEach((name, value) -> put(tree, name, value));
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!request.body().isEmpty() && type.matches("application/([^;]+\\+)?json.*")) {
      merge(tree, body(request.body()));
    }
    return new KrystalRequestArguments(tree);
  }

  boolean has(String name) {
    return tree.hasNonNull(name);
  }

  /**
   * A required string argument.
   *
   * @throws RejectedRequest if it is missing, empty or not a string
   */
  String required(String name) {
    JsonNode value = tree.path(name);
    if (value.isMissingNode() || value.isNull() || value.asText("-").isEmpty()) {
      throw new RejectedRequest(KrystalErrors.missingArgument(name));
    }
    if (!value.isTextual()) {
      throw new RejectedRequest(KrystalErrors.invalidArgument(name, "invalid_scalar"));
    }
    return value.textValue();
  }

  /**
   * The one key of a lookup and its value, such as {@code id=org_1}.
   *
   * @throws RejectedRequest if it has no known key or more than one
   */
  Lookup lookup(String name, List<String> keys) {
    JsonNode value = tree.path(name);
    if (!value.isObject()) {
      throw new RejectedRequest(KrystalErrors.invalidArgument(name, "object_expected"));
    }
    List<String> given = keys.stream().filter(value::hasNonNull).toList();
    if (given.size() != 1) {
      String issue = given.isEmpty() ? "missing_lookup_value" : "ambiguous_lookup_values";
      throw new RejectedRequest(KrystalErrors.invalidArgument(name, issue));
    }
    return new Lookup(given.get(0), value.path(given.get(0)).asText());
  }

  /** The key and the value to look something up by. */
  record Lookup(String key, String value) {}

  private static void put(ObjectNode tree, String name, String value) {
    int bracket = name.indexOf('[');
    if (bracket > 0 && name.endsWith("]")) {
      ObjectNode inner = tree.withObjectProperty(name.substring(0, bracket));
      inner.put(name.substring(bracket + 1, name.length() - 1), value);
    } else {
      tree.put(name, value);
    }
  }

  private static ObjectNode body(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new RejectedRequest(invalidBody("an object is expected"));
    } catch (JsonProcessingException e) {
      throw new RejectedRequest(invalidBody("unexpected text in the body"));
    }
  }

  private static Reply invalidBody(String details) {
    JsonObject detail = new JsonObject().put("details", details);
    return KrystalErrors.error(400, "invalid_json_body", "The body is not valid JSON", detail);
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(member -> {
          boolean both = into.path(member.getKey()).isObject() && member.getValue().isObject();
          if (both) {
            merge((ObjectNode) into.get(member.getKey()), (ObjectNode) member.getValue());
          } else {
            into.set(member.getKey(), member.getValue());
          }
        });
  }
}
