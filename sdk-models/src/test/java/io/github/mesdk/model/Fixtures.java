package io.github.mesdk.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads fixtures and finds the objects in them. */
public final class Fixtures {
  /**
   * The mapper of an application: the defaults of Jackson with the two modules that the docs
   * require.
   */
  public static final ObjectMapper USERS_MAPPER =
      JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule()).build();

  private static final ObjectMapper TREES =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Fixtures() {}

  /** Returns the fixture {@code fixtures/<name>} as a new tree. */
  public static ObjectNode tree(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + name)) {
      return (ObjectNode) TREES.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the JSON as a tree that keeps all digits of numbers. */
  public static JsonNode parse(String json) throws IOException {
    return TREES.readTree(json);
  }

  /**
   * Returns {@code node} and every object within it, except those below a member in {@code free}.
   */
  public static List<ObjectNode> objects(JsonNode node, List<String> free) {
    List<ObjectNode> found = new ArrayList<>();
    walk(node, free, found::add);
    return found;
  }

  private static void walk(JsonNode node, List<String> free, Consumer<ObjectNode> visitor) {
    if (node instanceof ObjectNode object) {
      visitor.accept(object);
      object
          .properties()
          .forEach(member -> {
            if (!free.contains(member.getKey())) {
              walk(member.getValue(), free, visitor);
            }
          });
    } else if (node instanceof ArrayNode array) {
      array.forEach(element -> walk(element, free, visitor));
    }
  }
}
