package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests models of an application that are not records of plain members. */
class LenientObjectsTest extends LenientModelsFixture {
  /** A class with setters, as Lombok or an editor generates it. */
  static class Bean implements Own {
    public String id = "";
    private String name = "";
    private @Nullable Long age;
    private List<String> roles = List.of("guest");
    private final List<String> groups = new ArrayList<>();
    final Map<String, Object> others = new HashMap<>();

    @Override
    public String id() {
      return id;
    }

    public void setName(String name) {
      this.name = name;
    }

    public void setAge(@Nullable Long age) {
      this.age = age;
    }

    public void setRoles(List<String> roles) {
      this.roles = roles;
    }

    /** Jackson adds to this list, because it has no setter. */
    public List<String> getGroups() {
      return groups;
    }

    @JsonAnySetter
    public void other(String name, Object value) {
      others.put(name, value);
    }
  }

  @Test
  void anObjectWithSettersKeepsItsDefaultsAndTheValuesAsTheyCame() {
    Bean me =
        me(
            Bean.class,
            "\"age\":{\"years\":[1,2.50,null]},\"roles\":[\"a\",{}],\"groups\":[\"x\",[]],\"new\":1");
    assertThat(me.age).isNull();
    assertThat(me.roles).containsExactly("guest");
    assertThat(me.getGroups()).isEmpty();
    assertThat(me.others).containsKeys("age", "roles", "new");
    assertThat(me.others.get("age")).hasToString("{years=[1, 2.50, null]}");
    assertThat(me.others.get("roles")).hasToString("[a, {}]");
    assertThat(unreadable).containsExactly("age", "roles", "groups");
  }

  @Test
  void anObjectWithSettersIsReadAsBefore() {
    Bean me =
        me(Bean.class, "\"name\":\"Ada\",\"age\":7,\"roles\":[\"a\"],\"groups\":[\"x\",\"y\"]");
    assertThat(me.name).isEqualTo("Ada");
    assertThat(me.age).isEqualTo(7);
    assertThat(me.roles).containsExactly("a");
    assertThat(me.getGroups()).containsExactly("x", "y");
    assertThat(me.others).isEmpty();
    assertThat(unreadable).isEmpty();
    assertThat(refused(own(Bean.class), "{\"id\":\"u-1\",\"name\":{}}").path()).contains("name");
  }

  /** A class with a builder, as Immutables generates it. */
  @JsonDeserialize(builder = Built.Builder.class)
  record Built(String id, Optional<String> mail, Map<String, Object> others) implements Own {
    @JsonPOJOBuilder(withPrefix = "")
    static final class Builder {
      private String id = "";
      private Optional<String> mail = Optional.empty();
      private final Map<String, Object> others = new HashMap<>();

      @JsonProperty("id")
      Builder id(String id) {
        this.id = id;
        return this;
      }

      @JsonProperty("mail")
      Builder mail(Optional<String> mail) {
        this.mail = mail;
        return this;
      }

      @JsonAnySetter
      Builder other(String name, Object value) {
        others.put(name, value);
        return this;
      }

      Built build() {
        return new Built(id, mail, others);
      }
    }
  }

  @Test
  void aBuilderKeepsTheValuesAsTheyCame() {
    assertThat(me(Built.class, "\"mail\":{\"to\":[1]},\"more\":true"))
        .isEqualTo(
            new Built(
                "u-1", Optional.empty(), Map.of("mail", Map.of("to", List.of(1)), "more", true)));
    assertThat(unreadable).containsExactly("mail");
    assertThat(me(Built.class, "\"mail\":\"a\"").mail()).contains("a");
    assertThat(refused(own(Built.class), "{\"id\":{}}").path()).contains("id");
  }

  record Collected(
      @JsonProperty("id") String id,
      @JsonProperty("mail") Optional<String> mail,
      @JsonAnyGetter @JsonAnySetter Map<String, Object> others)
      implements Own {}

  @Test
  void aConstructorThatTakesTheUndeclaredMembersDoesNotGetTheValue() {
    assertThat(me(Collected.class, "\"mail\":{},\"more\":true"))
        .isEqualTo(new Collected("u-1", Optional.empty(), Map.of("more", true)));
    assertThat(unreadable).containsExactly("mail");
  }

  static class TextOnly implements Own {
    public String id = "";
    public Optional<String> mail = Optional.empty();
    final Map<String, String> others = new HashMap<>();

    @Override
    public String id() {
      return id;
    }

    @JsonAnySetter
    void other(String name, String value) {
      others.put(name, value);
    }
  }

  @Test
  void aValueThatTheUndeclaredMembersCannotHoldIsReportedOnly() {
    TextOnly me = me(TextOnly.class, "\"mail\":{\"a\":1},\"more\":\"b\"");
    assertThat(me.mail).isEmpty();
    assertThat(me.others).containsExactly(Map.entry("more", "b"));
    assertThat(unreadable).containsExactly("mail");
  }

  /** Reads a pair such as {@code "3/4"}. */
  static final class Half extends StdConverter<String, Long> {
    @Override
    public Long convert(String text) {
      return Long.parseLong(text.substring(0, text.indexOf('/')));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "cat")})
  interface Pet {}

  record Cat(@JsonProperty("lives") Optional<Integer> lives) implements Pet {}

  record Unusual(
      @JsonProperty("id") String id,
      @JsonProperty("half") @JsonDeserialize(converter = Half.class) @Nullable Long half,
      @JsonProperty("at") Optional<Instant> at,
      @JsonProperty("pet") Optional<Pet> pet,
      @JsonProperty("pets") List<Pet> pets)
      implements Own {}

  @Test
  void membersWithAConverterOrATypeAreLenientToo() {
    Unusual read =
        me(Unusual.class, "\"half\":\"3/4\",\"pet\":{\"kind\":\"cat\",\"lives\":9},\"pets\":[]");
    assertThat(read.half()).isEqualTo(3);
    assertThat(read.pet()).contains(new Cat(Optional.of(9)));
    Unusual odd =
        me(
            Unusual.class,
            """
            "half":"three","at":"soon","pet":{"kind":"dog"},"pets":[{"lives":"all","kind":"cat"}]
            """);
    assertThat(odd)
        .isEqualTo(new Unusual("u-1", null, Optional.empty(), Optional.empty(), List.of()));
    assertThat(unreadable).containsExactly("half", "at", "pet", "pets");
  }
}
