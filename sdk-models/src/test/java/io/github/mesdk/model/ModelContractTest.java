package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The contract of every root model, read by the mapper of an application. A subclass names the
 * model, its fixtures and its exceptions from the rules.
 */
public abstract class ModelContractTest<T extends CurrentUser> {
  private final Class<T> model;
  private final String provider;

  /** The names of the required members. */
  private final List<String> required;

  /** The names of the members with arbitrary content. */
  private final List<String> free;

  protected ModelContractTest(
      Class<T> model, String provider, List<String> required, List<String> free) {
    this.model = model;
    this.provider = provider;
    this.required = required;
    this.free = free;
  }

  protected T read(JsonNode json) throws JsonProcessingException {
    return Fixtures.USERS_MAPPER.readValue(json.toString(), model);
  }

  protected T read(String json) throws JsonProcessingException {
    return Fixtures.USERS_MAPPER.readValue(json, model);
  }

  protected JsonNode write(T answer) {
    return Fixtures.USERS_MAPPER.valueToTree(answer);
  }

  protected ObjectNode me() {
    return Fixtures.tree(provider + "/me.json");
  }

  protected ObjectNode minimal() {
    return Fixtures.tree(provider + "/me-minimal.json");
  }

  @Test
  void aRoundTripIsLossless() throws Exception {
    T full = read(me());
    assertThat(read(write(full))).isEqualTo(full).hasSameHashCodeAs(full);
    T minimal = read(minimal());
    assertThat(read(write(minimal))).isEqualTo(minimal);
  }

  @Test
  void everyDocumentedMemberIsDeclared() throws Exception {
    T answer = read(me());
    assertThat(extras(answer)).isEmpty();
    Fixtures.objects(write(answer), free)
        .forEach(object -> assertThat(object.has("additionalProperties")).isFalse());
    assertThat(names(write(answer))).containsAll(names(me()));
  }

  @Test
  void unknownMembersAreKeptAtEveryLevel() throws Exception {
    ObjectNode json = me();
    List<ObjectNode> objects = Fixtures.objects(json, free);
    for (ObjectNode object : objects) {
      object.put("aNewMember", "kept");
      object.putArray("moreOfThem").add(1).addNull().add(123456789012345678L);
    }
    List<ObjectNode> written = Fixtures.objects(write(read(json)), free);
    assertThat(written).hasSameSizeAs(objects);
    for (ObjectNode object : written) {
      assertThat(object.path("aNewMember").asText()).isEqualTo("kept");
      assertThat(object.path("moreOfThem").toString()).isEqualTo("[1,null,123456789012345678]");
    }
  }

  @Test
  void nullIsReadAsAbsentAtEveryLevel() throws Exception {
    for (int i = 0; i < Fixtures.objects(me(), free).size(); i++) {
      for (String name : names(Fixtures.objects(me(), free).get(i))) {
        ObjectNode withNull = me();
        Fixtures.objects(withNull, free).get(i).putNull(name);
        ObjectNode without = me();
        Fixtures.objects(without, free).get(i).remove(name);
        if (required.contains(name) && isRequiredHere(i, name)) {
          assertThatThrownBy(() -> read(withNull)).isInstanceOf(JsonProcessingException.class);
          assertThatThrownBy(() -> read(without)).isInstanceOf(JsonProcessingException.class);
        } else {
          assertThat(read(withNull)).as(name).isEqualTo(read(without));
        }
      }
    }
  }

  /**
   * Returns whether {@code name} is required in the object with this index. Override if several
   * objects have a member of this name.
   */
  protected boolean isRequiredHere(int object, String name) {
    return true;
  }

  @Test
  void aWrongTypeIsRejectedForEveryMember() {
    for (int i = 0; i < Fixtures.objects(me(), free).size(); i++) {
      for (String name : names(Fixtures.objects(me(), free).get(i))) {
        for (String wrong : List.of("{\"a\":1}", "[[1]]", "1.5", "true", "12", "\"\\u0000?\"")) {
          ObjectNode changed = me();
          ObjectNode object = Fixtures.objects(changed, free).get(i);
          JsonNode before = object.get(name);
          object.set(name, parse(wrong));
          Throwable thrown = catchThrowable(() -> read(changed));
          if (!isAllowed(name, before, object.get(name))) {
            assertThat(thrown)
                .as("%s = %s", name, wrong)
                .isInstanceOf(JsonProcessingException.class);
          }
        }
      }
    }
  }

  /**
   * Returns whether {@code after} is a valid replacement of {@code before}. Override for members
   * that accept several types.
   */
  protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
    boolean isTime = before.isTextual() && before.asText().matches("\\d{4}-\\d\\d-\\d\\dT.*");
    return (before.getNodeType() == after.getNodeType()
            && !isTime
            && !before.isNumber()
            && !before.isArray())
        || (before.path(0).isTextual() && after.isTextual()) // a single text is a list of one
        || (before.isIntegralNumber() && after.isIntegralNumber());
  }

  @Test
  void anAnswerWithoutAUserIsRejected() {
    assertThatThrownBy(() -> read("{}")).isInstanceOf(JsonProcessingException.class);
    for (String name : required) {
      if (mayBeEmpty(name)) {
        continue;
      }
      ObjectNode json = me();
      Fixtures.objects(json, free).stream()
          .filter(object -> object.has(name))
          .findFirst()
          .orElseThrow()
          .put(name, "");
      assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }
  }

  @Test
  void anUnpairedSurrogateIsRejectedInEveryText() {
    for (int i = 0; i < Fixtures.objects(me(), List.of()).size(); i++) {
      for (String name : names(Fixtures.objects(me(), List.of()).get(i))) {
        ObjectNode changed = me();
        ObjectNode object = Fixtures.objects(changed, List.of()).get(i);
        if (object.get(name).isTextual()) {
          object.put(name, "half \ud83d");
          assertThatThrownBy(() -> read(changed)).isInstanceOf(JsonProcessingException.class);
        }
      }
      for (String extra : List.of("{\"\ude00\":1}", "\"\ude00\ud83d\"", "[\"\ud83d\"]")) {
        ObjectNode changed = me();
        Fixtures.objects(changed, List.of()).get(i).set("aNewMember", parse(extra));
        assertThatThrownBy(() -> read(changed)).isInstanceOf(JsonProcessingException.class);
      }
    }
  }

  @Test
  void textBeyondTheBasicPlaneIsKept() throws Exception {
    ObjectNode json = me();
    json.put("a\ud83d\ude00", "\ud83d\ude00\udbff\udfff");
    assertThat(extras(read(json))).containsEntry("a\ud83d\ude00", "\ud83d\ude00\udbff\udfff");
  }

  /**
   * Returns whether a required member may be empty text. Override for members that do not identify
   * the user.
   */
  protected boolean mayBeEmpty(String name) {
    return false;
  }

  @Test
  void anIdentityRoundTripIsLossless() throws Exception {
    Identity identity = read(me()).identity();
    assertThat(identity.provider()).isEqualTo(provider);
    assertThat(identity.subject()).isNotEmpty();
    String json = Fixtures.USERS_MAPPER.writeValueAsString(identity);
    assertThat(Fixtures.USERS_MAPPER.readValue(json, Identity.class)).isEqualTo(identity);
  }

  @Test
  @SuppressWarnings("unchecked")
  void unknownMembersAreDeeplyImmutable() throws Exception {
    ObjectNode json = me();
    json.putObject("anObject").putArray("list").add(1);
    Map<String, Object> extras = extras(read(json));
    assertThatThrownBy(() -> extras.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    Map<String, List<Object>> nested = (Map<String, List<Object>>) extras.get("anObject");
    assertThatThrownBy(() -> nested.get("list").add(2))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(nested.get("list")).containsExactly(1L);
  }

  /** Returns the undeclared members of the root of an answer. */
  protected abstract Map<String, Object> extras(T answer);

  protected static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode parse(String json) {
    try {
      return Fixtures.USERS_MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
