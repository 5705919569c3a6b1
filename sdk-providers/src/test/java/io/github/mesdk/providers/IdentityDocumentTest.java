package io.github.mesdk.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table in identity.md says which members of an answer each value of the identity is read from.
 * The test removes each member from the full answer, adds each to the minimal one, and flips each
 * boolean.
 */
class IdentityDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/identity.md");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule()).build();

  @Test
  void theTableNamesTheMembersThatEachValueIsReadFrom() throws Exception {
    List<Service> services = Services.all().map(Service::new).toList();
    List<String> rows = new ArrayList<>();
    rows.add(row("`Identity`", services.stream().map(Service::name)));
    rows.add("|---".repeat(services.size() + 1) + "|");
    for (String value : values()) {
      rows.add(row("`" + value + "`", services.stream().map(service -> service.sources(value))));
    }
    assertThat(Files.readString(DOCUMENT))
        .as("the table must be\n%s\n", String.join("\n", rows))
        .contains(String.join("\n", rows));
  }

  private static String row(String first, Stream<String> cells) {
    return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The values of an identity that differ between answers, in the order of the document. */
  private static List<String> values() throws Exception {
    Set<String> all =
        Arrays.stream(Identity.class.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toSet());
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      return lines
          .map(line -> line.split("`", 3))
          .filter(parts -> parts.length == 3 && parts[0].equals("| ") && all.contains(parts[1]))
          .map(parts -> parts[1])
          .filter(value -> !value.equals("provider"))
          .distinct()
          .toList();
    }
  }

  /** The identities of one service, by the members of its answer. */
  private static final class Service {
    private final IdentityProvider<? extends CurrentUser> provider;
    private final ObjectNode full;
    private final List<String> members = new ArrayList<>();
    private final ObjectNode minimal;
    private final String prefix;

    Service(IdentityProvider<? extends CurrentUser> provider) {
      this.provider = provider;
      this.full = io.github.mesdk.testing.Files.tree(provider.name() + "/me.json");
      this.prefix = provider.payload().map(payload -> payload + ".").orElse("");
      collect("", full);
      this.minimal = full.deepCopy();
      members.stream()
          .filter(member -> identity(without(full, member)).isPresent())
          .forEach(member -> remove(minimal, member));
    }

    String name() {
      return provider.name();
    }

    private void collect(String path, JsonNode node) {
      if (node instanceof ObjectNode object) {
        object
            .properties()
            .forEach(member -> collect(path + "/" + member.getKey(), member.getValue()));
      } else {
        members.add(path);
      }
    }

    /** The members that make a difference to this value, or a dash. */
    String sources(String value) {
      List<String> sources =
          members.stream()
              .filter(member -> matters(value, member))
              .map(member -> "`" + prefix + member.substring(1).replace('/', '.') + "`")
              .toList();
      return sources.isEmpty() ? "–" : String.join(", ", sources);
    }

    private boolean matters(String value, String member) {
      Optional<JsonNode> without = identity(without(full, member));
      if (without.isEmpty()) {
        return value.equals("subject"); // only the id is required
      }
      return !same(value, identity(full), without)
          || !same(value, identity(full), identity(flipped(member)))
          || !same(value, identity(minimal), identity(with(minimal, member)));
    }

    private static boolean same(String value, Optional<JsonNode> one, Optional<JsonNode> other) {
      return one.orElseThrow().path(value).equals(other.orElseThrow().path(value));
    }

    /** The identity as JSON; empty if the answer cannot be read. */
    private Optional<JsonNode> identity(JsonNode answer) {
      try {
        return Optional.of(
            MAPPER.valueToTree(MAPPER.treeToValue(answer, provider.model()).identity()));
      } catch (JsonProcessingException e) {
        return Optional.empty();
      }
    }

    private static ObjectNode without(ObjectNode answer, String member) {
      ObjectNode copy = answer.deepCopy();
      remove(copy, member);
      return copy;
    }

    private static void remove(ObjectNode answer, String member) {
      int last = member.lastIndexOf('/');
      ((ObjectNode) answer.at(member.substring(0, last))).remove(member.substring(last + 1));
    }

    /** The full answer, with the opposite of this member if it is a boolean. */
    private ObjectNode flipped(String member) {
      ObjectNode copy = full.deepCopy();
      if (full.at(member).isBoolean()) {
        int last = member.lastIndexOf('/');
        ((ObjectNode) copy.at(member.substring(0, last)))
            .put(member.substring(last + 1), !full.at(member).booleanValue());
      }
      return copy;
    }

    private ObjectNode with(ObjectNode answer, String member) {
      ObjectNode copy = answer.deepCopy();
      int last = member.lastIndexOf('/');
      ObjectNode parent =
          last == 0 ? copy : copy.withObject(JsonPointer.compile(member.substring(0, last)));
      parent.set(member.substring(last + 1), full.at(member));
      return copy;
    }
  }
}
