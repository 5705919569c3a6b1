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
 * What every root model promises, whatever mapper reads it. A subclass names the model, its
 * fixtures and what stands in their place.
 */
public abstract class ModelContractTest<T extends CurrentUser> {
  private final Class<T> model;
  private final String provider;

  /** Names of members without which there is no answer. */
  private final List<String> required;

  /** Names of members that are free objects: anything may stand below them. */
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
  void survivesARoundTrip() throws Exception {
    T once = read(me());
    assertThat(read(write(once))).isEqualTo(once).hasSameHashCodeAs(once);
    T least = read(minimal());
    assertThat(read(write(least))).isEqualTo(least);
  }

  @Test
  void declaresEveryMemberOfTheSeed() throws Exception {
    T answer = read(me());
    assertThat(extras(answer)).isEmpty();
    Fixtures.objects(write(answer), free)
        .forEach(object -> assertThat(object.has("additionalProperties")).isFalse());
    assertThat(names(write(answer))).containsAll(names(me()));
  }

  @Test
  void keepsUnknownMembersAtEveryLevel() throws Exception {
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
  void readsNullAsAbsentAtEveryLevel() throws Exception {
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

  /** Whether {@code name} is required in the object of this index; override where names repeat. */
  protected boolean isRequiredHere(int object, String name) {
    return true;
  }

  @Test
  void refusesAWrongTypeAtEveryMember() {
    for (int i = 0; i < Fixtures.objects(me(), free).size(); i++) {
      for (String name : names(Fixtures.objects(me(), free).get(i))) {
        for (String wrong : List.of("{\"a\":1}", "[[1]]", "1.5", "true", "12", "\"\\u0000?\"")) {
          ObjectNode bent = me();
          ObjectNode object = Fixtures.objects(bent, free).get(i);
          JsonNode before = object.get(name);
          object.set(name, parse(wrong));
          Throwable thrown = catchThrowable(() -> read(bent));
          if (!isAllowed(name, before, object.get(name))) {
            assertThat(thrown)
                .as("%s = %s", name, wrong)
                .isInstanceOf(JsonProcessingException.class);
          }
        }
      }
    }
  }

  /** Whether {@code after} may stand where {@code before} stood; override for leniencies. */
  protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
    boolean isTime = before.isTextual() && before.asText().matches("\\d{4}-\\d\\d-\\d\\dT.*");
    return (before.getNodeType() == after.getNodeType()
            && !isTime
            && !before.isNumber()
            && !before.isArray())
        || (before.isIntegralNumber() && after.isIntegralNumber());
  }

  @Test
  void neverMakesAUserOfNothing() {
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
  void refusesHalfASurrogatePairWhereverTextStands() {
    for (int i = 0; i < Fixtures.objects(me(), List.of()).size(); i++) {
      for (String name : names(Fixtures.objects(me(), List.of()).get(i))) {
        ObjectNode bent = me();
        ObjectNode object = Fixtures.objects(bent, List.of()).get(i);
        if (object.get(name).isTextual()) {
          object.put(name, "half \ud83d");
          assertThatThrownBy(() -> read(bent)).isInstanceOf(JsonProcessingException.class);
        }
      }
      for (String extra : List.of("{\"\ude00\":1}", "\"\ude00\ud83d\"", "[\"\ud83d\"]")) {
        ObjectNode bent = me();
        Fixtures.objects(bent, List.of()).get(i).set("aNewMember", parse(extra));
        assertThatThrownBy(() -> read(bent)).isInstanceOf(JsonProcessingException.class);
      }
    }
  }

  @Test
  void keepsTextBeyondTheBasicPlane() throws Exception {
    ObjectNode json = me();
    json.put("a\ud83d\ude00", "\ud83d\ude00\udbff\udfff");
    assertThat(extras(read(json))).containsEntry("a\ud83d\ude00", "\ud83d\ude00\udbff\udfff");
  }

  /** Whether a required member may be empty text; override where it does not say who it is. */
  protected boolean mayBeEmpty(String name) {
    return false;
  }

  @Test
  void saysTheSameIdentityAfterARoundTrip() throws Exception {
    Identity identity = read(me()).identity();
    assertThat(identity.provider()).isEqualTo(provider);
    assertThat(identity.subject()).isNotEmpty();
    String json = Fixtures.USERS_MAPPER.writeValueAsString(identity);
    assertThat(Fixtures.USERS_MAPPER.readValue(json, Identity.class)).isEqualTo(identity);
  }

  @Test
  @SuppressWarnings("unchecked")
  void isImmutableDownToTheUnknownMembers() throws Exception {
    ObjectNode json = me();
    json.putObject("anObject").putArray("list").add(1);
    Map<String, Object> extras = extras(read(json));
    assertThatThrownBy(() -> extras.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    Map<String, List<Object>> nested = (Map<String, List<Object>>) extras.get("anObject");
    assertThatThrownBy(() -> nested.get("list").add(2))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(nested.get("list")).containsExactly(1L);
  }

  /** The unknown members of an answer's root. */
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
