package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.Servers;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which members of an application's own models may be unreadable. */
class LenientModelsTest {
  private final MockWebServer server = new MockWebServer();
  private List<String> unreadable = List.of();
  private @Nullable MeEvent attempt;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A model of an application. */
  interface Own extends CurrentUser {
    String id();

    @Override
    default Identity identity() {
      return Identity.builder().provider("own").subject(id()).build();
    }
  }

  record Team(@JsonProperty("name") String name, @JsonProperty("size") Optional<Long> size) {}

  @SuppressWarnings("ArrayRecordComponent") // an application may declare one
  record User(
      @JsonProperty("id") String id,
      @JsonProperty("level") Integer level,
      @JsonProperty("mail") Optional<String> mail,
      @JsonProperty("age") OptionalInt age,
      @JsonProperty("nick") @Nullable String nick,
      @JsonProperty("boss") @Nullable Team boss,
      @JsonProperty("lead") Team lead,
      @JsonProperty("teams") List<Team> teams,
      @JsonProperty("tags") Set<String> tags,
      @JsonProperty("scores") int[] scores,
      @JsonProperty("suspended") Optional<Boolean> suspended,
      @JsonProperty("settings") Map<String, Team> settings)
      implements Own {}

  private static <T extends CurrentUser> IdentityProviderBuilder<T> own(Class<T> model) {
    return IdentityProvider.builder("own", model).subject("id");
  }

  private <T extends CurrentUser> T me(IdentityProviderBuilder<T> provider, String body) {
    server.enqueue(Servers.json(200, body));
    MeListener listener =
        new MeListener() {
          @Override
          public void attemptEnded(MeEvent event) {
            attempt = event;
          }

          @Override
          public void callEnded(MeEvent event) {
            unreadable = event.unreadableMembers();
          }
        };
    return MeClient.builder(provider.baseUrl(Servers.origin(server)).build())
        .listener(listener)
        .build()
        .me(MeRequest.ofToken("t"));
  }

  private <T extends CurrentUser> T me(Class<T> model, String members) {
    return me(own(model), "{\"id\":\"u-1\"," + members + "}");
  }

  private <T extends CurrentUser> DecodeException refused(
      IdentityProviderBuilder<T> provider, String body) {
    return catchThrowableOfType(DecodeException.class, () -> me(provider, body));
  }

  @Test
  void optionalNullableAndListMembersOfARecordAreAbsent() {
    User me =
        me(
            User.class,
            """
            "mail":["a"],"age":"old","nick":{"a":1},"boss":"ada","teams":"red","tags":[{}],
            "scores":["high"],"suspended":"maybe"
            """);
    assertThat(me)
        .usingRecursiveComparison()
        .isEqualTo(
            new User(
                "u-1",
                null,
                Optional.empty(),
                OptionalInt.empty(),
                null,
                null,
                null,
                List.of(),
                Set.of(),
                new int[0],
                Optional.empty(),
                null));
    assertThat(unreadable)
        .containsExactly("mail", "age", "nick", "boss", "teams", "tags", "scores", "suspended");
  }

  @Test
  void theSmallestOptionalMemberAroundAnOddValueIsAbsent() {
    User me =
        me(
            User.class,
            """
            "boss":{"name":"b","size":"big"},"lead":{"name":"l","size":{}},
            "teams":[{"name":"x","size":[]},{"name":"y","size":2}],
            "settings":{"a":{"name":"z","size":""},"an e-mail@example.test":{"name":"q","size":{}}}
            """);
    assertThat(me.boss()).isEqualTo(new Team("b", Optional.empty()));
    assertThat(me.lead()).isEqualTo(new Team("l", Optional.empty()));
    assertThat(me.teams())
        .containsExactly(new Team("x", Optional.empty()), new Team("y", Optional.of(2L)));
    assertThat(me.settings()).containsEntry("a", new Team("z", Optional.empty()));
    assertThat(unreadable)
        .contains("boss.size", "lead.size", "teams[0].size")
        .contains("settings.?.size");
  }

  @Test
  void aListWithAnOddElementIsAbsent() {
    User me = me(User.class, "\"teams\":[{\"name\":\"x\"},{\"name\":{\"a\":[1,{}]}}],\"level\":3");
    assertThat(me.teams()).isEmpty();
    assertThat(me.level()).isEqualTo(3);
    assertThat(unreadable).containsExactly("teams");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id            | {"id":["u-1"]}
          level         | {"id":"u-1","level":"high"}
          level         | {"id":"u-1","level":[]}
          lead          | {"id":"u-1","lead":"ada"}
          lead.name     | {"id":"u-1","lead":{"name":5}}
          settings      | {"id":"u-1","settings":[]}
          settings.a    | {"id":"u-1","settings":{"a":"b"}}
          """)
  void everyOtherMemberOfARecordIsStrict(String path, String body) {
    assertThat(refused(own(User.class), body).path()).contains(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          suspended  | suspended | {"id":"u-1","suspended":"maybe"}
          boss.size  | boss.size | {"id":"u-1","boss":{"name":"b","size":"big"}}
          boss.size  | boss      | {"id":"u-1","boss":"ada"}
          boss       | boss.size | {"id":"u-1","boss":{"name":"b","size":"big"}}
          teams.size | teams[1].size | {"id":"u-1","teams":[{"name":"a"},{"name":"b","size":"big"}]}
          teams.size | teams     | {"id":"u-1","teams":{}}
          """)
  void aDescriptionMakesMoreMembersStrict(String strict, String path, String body) {
    DecodeException refused = refused(own(User.class).strict("mail", strict), body);
    assertThat(refused.path()).contains(path);
    assertThat(refused).hasMessageContaining("at " + path + ": not of the documented type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.suspended", "suspended"})
  void aStrictPathStartsAtTheBodyOrAtTheAnswer(String strict) {
    IdentityProviderBuilder<User> provider =
        IdentityProvider.builder("own", User.class).payload("data").subject("data.id");
    String body = "{\"data\":{\"id\":\"u-1\",\"suspended\":\"maybe\",\"mail\":1}}";
    assertThat(refused(provider.strict(strict), body).path()).contains("data.suspended");
  }

  @Test
  void aStrictMemberMayBeAbsentOrNull() {
    IdentityProviderBuilder<User> provider = own(User.class).strict("suspended", "mail");
    assertThat(me(provider, "{\"id\":\"u-1\",\"suspended\":null}").suspended()).isEmpty();
    assertThat(unreadable).isEmpty();
  }

  @Test
  void membersOfWhichADescriptionReadsAFailureAreStrict() {
    IdentityProviderBuilder<User> provider =
        own(User.class).failureWhen("suspended", true, ErrorKind.PERMISSION_DENIED);
    assertThat(refused(provider, "{\"id\":\"u-1\",\"suspended\":\"maybe\"}").path())
        .contains("suspended");
  }

  @Test
  void aSubjectIsStrictEvenIfItIsOptional() {
    record Loose(@JsonProperty("uid") Optional<String> uid) implements Own {
      @Override
      public String id() {
        return uid.orElse("unknown");
      }
    }
    IdentityProviderBuilder<Loose> provider =
        IdentityProvider.builder("own", Loose.class).subject("uid");
    assertThat(refused(provider, "{\"uid\":[\"u-1\"]}").path()).contains("uid");
  }

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

  @Test
  void atMostTwentyMembersAreNamed() {
    StringBuilder teams = new StringBuilder("\"teams\":[{\"name\":\"x\"}");
    for (int i = 0; i < 100; i++) {
      teams.append(",{\"name\":\"x\",\"size\":\"big\"}");
    }
    assertThat(me(User.class, teams + "]").teams()).hasSize(101);
    assertThat(unreadable).hasSize(20).startsWith("teams[1].size").endsWith("teams[20].size");
  }

  @Test
  void theAttemptTheCallAndOneLineOfTheLogNameThem() {
    me(User.class, "\"mail\":[],\"teams\":[{\"name\":\"x\",\"size\":{}}]");
    assertThat(unreadable).containsExactly("mail", "teams[0].size");
    assertThat(attempt.unreadableMembers()).isEqualTo(unreadable);
    assertThat(Logs.all().lines())
        .filteredOn(line -> line.contains("own: call " + attempt.call() + ": "))
        .singleElement()
        .asString()
        .endsWith(": cannot read mail, teams[0].size");
  }

  @Test
  void aFailedCallNamesNone() {
    DecodeException refused = refused(own(User.class), "{\"id\":\"u-1\",\"mail\":[],\"lead\":1}");
    assertThat(refused.path()).contains("lead");
    assertThat(unreadable).isEmpty();
  }
}
