package io.github.mesdk.benchmarks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Creates small and large answers from the fixtures. It adds elements to the lists of a fixture
 * until the compact JSON has about the required size. Every run creates the same answers.
 */
public final class Payloads {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The providers with answers of two sizes. */
  public static final List<String> PROVIDERS =
      List.of("testiny", "pulse", "rivergen", "krystal", "cloudbase");

  /** The sizes of the small and the large answer in bytes. 0 leaves the fixture unchanged. */
  private static final Map<String, int[]> SIZES =
      Map.of(
          "testiny", new int[] {597, 34_653},
          "pulse", new int[] {1_241, 16_553},
          "rivergen", new int[] {920, 13_467},
          "krystal", new int[] {1_912, 29_656},
          "cloudbase", new int[] {731, 2_469},
          "oidc", new int[] {0, 0});

  private final Random random = new Random(8259);

  private Payloads() {}

  /** An answer of a provider, inside the provider's envelope if the provider uses one. */
  public static byte[] of(String provider, boolean large) {
    return bytes(enveloped(provider, answer(provider, large)));
  }

  /** An answer of a provider, inside its envelope, of about this many bytes. */
  public static byte[] ofSize(String provider, int bytes) {
    ObjectNode answer = fixture(provider);
    new Payloads().grow(answer, bytes);
    return bytes(enveloped(provider, answer));
  }

  /** The answer that {@link #of} returns, without the provider's envelope. */
  public static byte[] modelOf(String provider, boolean large) {
    return bytes(answer(provider, large));
  }

  /**
   * The small answer with two JSON members that the model does not declare: a string and an object.
   */
  public static byte[] withUnknownMembers(String provider) {
    ObjectNode answer = answer(provider, false).put("introducedLater", "text-5f1c09");
    answer.putObject("settingsOfLater").put("enabled", true).put("level", 3);
    return bytes(enveloped(provider, answer));
  }

  private static ObjectNode answer(String provider, boolean large) {
    int size = requireNonNull(SIZES.get(provider))[large ? 1 : 0];
    ObjectNode answer = fixture(provider);
    if (size > 0) {
      new Payloads().grow(answer, size);
    }
    return answer;
  }

  private static byte[] bytes(ObjectNode answer) {
    try {
      return MAPPER.writeValueAsBytes(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode enveloped(String provider, ObjectNode answer) {
    if (!provider.equals("rivergen")) {
      return answer;
    }
    ObjectNode envelope = MAPPER.createObjectNode().put("success", true);
    envelope.set("data", answer);
    return envelope.put("message", "The signed-in user");
  }

  private static ObjectNode fixture(String provider) {
    String file = "/fixtures/" + provider + "/me.json";
    try (InputStream in = Payloads.class.getResourceAsStream(file)) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds elements to all lists in turn, until the JSON has at least {@code size} characters. */
  private void grow(ObjectNode answer, int size) {
    List<ArrayNode> lists = new ArrayList<>();
    collect(answer, lists);
    fill(answer);
    int length = answer.toString().length();
    while (true) {
      for (ArrayNode list : lists) {
        if (length >= size) {
          return;
        }
        JsonNode element = list.get(0);
        JsonNode added = element.isTextual() ? text() : filled(element.deepCopy());
        list.add(added);
        length += ",".length() + added.toString().length();
      }
    }
  }

  private static void collect(JsonNode node, List<ArrayNode> lists) {
    if (node instanceof ArrayNode list) {
      lists.add(list);
    } else {
      node.forEach(child -> collect(child, lists));
    }
  }

  private JsonNode filled(JsonNode node) {
    fill(node);
    return node;
  }

  /** Replaces each placeholder {@code "string"} in a node with a text of typical length. */
  private void fill(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> {
            if (member.getValue().asText().equals("string")) {
              member.setValue(text());
            }
            fill(member.getValue());
          });
    } else {
      node.forEach(this::fill);
    }
  }

  private TextNode text() {
    byte[] bytes = new byte[3 + random.nextInt(6)];
    random.nextBytes(bytes);
    return TextNode.valueOf("text-" + HexFormat.of().formatHex(bytes));
  }
}
