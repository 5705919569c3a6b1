package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.IdentityProviderBuilder;
import io.github.mesdk.testing.Logs;
import io.github.mesdk.testing.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which members of an application's own models may be unreadable. */
class LenientModelsTest extends LenientModelsFixture {

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
        .filteredOn(line -> line.contains("own: call " + attempt.callNumber() + ": "))
        .singleElement()
        .asString()
        .endsWith(": cannot read mail, teams[0].size");
  }

  @Test
  void aNameThatTheServiceMayHaveMadeUpIsNotShown() {
    record Quota(@JsonProperty("used") int used) {}
    record Quotas(@JsonProperty("id") String id, @JsonProperty("quotas") Map<String, Quota> quotas)
        implements Own {}
    String odd = "{\"id\":\"u-1\",\"quotas\":{\"eve@example.test\":{\"used\":";
    DecodeException refused = refused(own(Quotas.class), odd + "\"most\"}}}");
    assertThat(refused.path()).contains("quotas.?.used");
    DecodeException incomplete = refused(own(Quotas.class), odd + "null}}}");
    assertThat(incomplete).hasMessageContaining("at quotas.?: used is missing");
    Secrets.assertAbsent(refused, "eve@example.test");
    Secrets.assertAbsent(incomplete, "eve@example.test");
  }

  @Test
  void aFailedCallNamesNone() {
    DecodeException refused = refused(own(User.class), "{\"id\":\"u-1\",\"mail\":[],\"lead\":1}");
    assertThat(refused.path()).contains("lead");
    assertThat(unreadable).isEmpty();
  }
}
