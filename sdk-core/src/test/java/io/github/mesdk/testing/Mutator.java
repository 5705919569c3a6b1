package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/**
 * Mutates JSON bodies. A seed always produces the same body, so that a failure can be reproduced.
 *
 * <p>Text is handled as Latin-1 internally, one character per byte, so the result may be invalid
 * UTF-8.
 */
public final class Mutator {
  private static final String MARK = "\"@mark@\"";

  private final List<List<JsonNode>> kinds;
  private final List<String> values;

  /**
   * Creates a mutator.
   *
   * @param kinds the bodies to mutate, by kind; each kind is chosen equally often
   * @param values the values to insert, valid JSON or not
   */
  public Mutator(List<List<String>> kinds, List<byte[]> values) {
    this.kinds =
        kinds.stream()
            .map(kind -> kind.stream().map(body -> Files.read(body, JsonNode.class)).toList())
            .toList();
    this.values =
        values.stream().map(value -> new String(value, StandardCharsets.ISO_8859_1)).toList();
  }

  /** Returns the body of a seed. */
  public byte[] body(long seed) {
    return new Run(new SplittableRandom(seed)).body().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A position in a tree, with its value and a setter. */
  private record Slot(JsonNode value, Consumer<JsonNode> setter) {}

  private final class Run {
    private final SplittableRandom random;
    private final List<String> raw = new ArrayList<>();

    private Run(SplittableRandom random) {
      this.random = random;
    }

    private String body() {
      JsonNode tree = pick(pick(kinds)).deepCopy();
      for (int i = random.nextInt(4); i > 0; i--) {
        mutate(tree);
      }
      String text = latin1(tree);
      for (String value : raw) {
        text = text.replaceFirst(MARK, Matcher.quoteReplacement(value));
      }
      for (int i = random.nextInt(5) - 2; i > 0; i--) {
        text = damage(text);
      }
      return text;
    }

    private void mutate(JsonNode tree) {
      List<Slot> slots = slots(tree);
      Slot slot = slots.isEmpty() ? new Slot(tree, ignored -> {}) : pick(slots);
      switch (random.nextInt(6)) {
        case 0 -> slot.setter().accept(pick(slots).value().deepCopy());
        case 1 -> slot.setter().accept(Files.USERS_MAPPER.createArrayNode().add(slot.value()));
        case 2 -> slot.setter().accept(object(slot.value()));
        case 3 -> addMember(tree);
        default -> slot.setter().accept(mark());
      }
    }

    private ObjectNode object(JsonNode value) {
      return Files.USERS_MAPPER.createObjectNode().set(name(), value);
    }

    /** A placeholder that is replaced by a raw value after the tree is serialized. */
    private TextNode mark() {
      raw.add(pick(values));
      return TextNode.valueOf(MARK.substring(1, MARK.length() - 1));
    }

    private void addMember(JsonNode tree) {
      List<JsonNode> objects = new ArrayList<>(tree.findParents(name()));
      objects.add(tree);
      if (pick(objects) instanceof ObjectNode object) {
        object.set(name(), mark());
      }
    }

    /** A random member name, from one of the bodies or new. */
    private String name() {
      List<String> names = new ArrayList<>();
      pick(pick(kinds)).fieldNames().forEachRemaining(names::add);
      for (int i = names.size(); i >= 0; i--) {
        names.add("aNewMember" + i);
      }
      return pick(names);
    }

    private String damage(String text) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(12));
      String head = text.substring(0, from);
      String middle = text.substring(from, to);
      String tail = text.substring(to);
      return switch (random.nextInt(9)) {
        case 0 -> head + tail;
        case 1 -> head; // truncated
        case 2 -> head + middle + middle + tail;
        case 3 -> head + middle.repeat(random.nextInt(300)) + tail;
        case 4 -> head + (char) random.nextInt(256) + middle + tail;
        case 5 -> head + flip(middle) + tail;
        case 6 -> head + pick(values) + tail;
        case 7 -> head + splice(latin1(pick(pick(kinds))));
        default -> duplicate(text, from);
      };
    }

    private String flip(String text) {
      return text.isEmpty()
          ? text
          : (char) (text.charAt(0) ^ (1 << random.nextInt(8))) + text.substring(1);
    }

    private String splice(String other) {
      return other.substring(random.nextInt(other.length()));
    }

    /** Inserts another member into the next object, which may duplicate a name. */
    private String duplicate(String text, int from) {
      int brace = text.indexOf('{', from) + 1;
      String member = "\"" + name() + "\":" + pick(values) + ",";
      return text.substring(0, brace) + member + text.substring(brace);
    }

    private <V> V pick(List<V> list) {
      return list.get(random.nextInt(list.size()));
    }
  }

  private static String latin1(JsonNode tree) {
    return new String(tree.toString().getBytes(UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<Slot> slots(JsonNode tree) {
    List<Slot> slots = new ArrayList<>();
    collect(tree, slots);
    return slots;
  }

  private static void collect(JsonNode node, List<Slot> slots) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> add(member.getValue(), value -> object.set(member.getKey(), value), slots));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        add(array.get(i), value -> array.set(index, value), slots);
      }
    }
  }

  private static void add(JsonNode value, Consumer<JsonNode> setter, List<Slot> slots) {
    slots.add(new Slot(value, setter));
    collect(value, slots);
  }
}
