package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.mesdk.model.cloudbase.Group;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.model.krystal.Role;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.rivergen.User;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.model.testiny.AuthSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values that could not be read: they are undeclared members with the name of a declared one. */
class RawValuesTest {
  private static final ObjectMapper NO_DUPLICATES =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static JsonNode write(Object model, ObjectMapper mapper) throws IOException {
    return NO_DUPLICATES.readTree(mapper.writeValueAsBytes(model));
  }

  private static JsonNode write(Object model) throws IOException {
    return write(model, Fixtures.USERS_MAPPER);
  }

  @Test
  void aRawValueOfAnAbsentMemberIsKeptAndWritten() throws IOException {
    UserInfo me =
        UserInfo.builder()
            .sub("1")
            .putAdditionalProperties("updated_at", "Wed Apr 04 18:45:44 CEST 2018")
            .putAdditionalProperties("address", List.of())
            .build();
    assertThat(me.updatedAt()).isEmpty();
    assertThat(me.address()).isEmpty();
    assertThat(write(me).toString())
        .isEqualTo(
            "{\"sub\":\"1\",\"address\":[],\"updated_at\":\"Wed Apr 04 18:45:44 CEST 2018\"}");
  }

  @Test
  void aRawValueReplacesAnEmptyListOrObject() throws IOException {
    AuthInfo me =
        AuthInfo.builder()
            .userId(1)
            .putAdditionalProperties("sessions", "none")
            .putAdditionalProperties("tenantFeatures", 7)
            .build();
    assertThat(write(me).toString())
        .isEqualTo("{\"userId\":1,\"sessions\":\"none\",\"tenantFeatures\":7}");
    Profile profile =
        Profile.builder()
            .sub("1")
            .putAdditionalProperties("meta", "none")
            .putAdditionalProperties("groups", 7)
            .build();
    assertThat(profile.meta()).isEmpty();
    assertThat(write(profile).toString())
        .isEqualTo("{\"sub\":\"1\",\"providers\":[],\"groups\":7,\"meta\":\"none\"}");
  }

  @Test
  void theRawValueOfOneObjectDoesNotConcernAnother() throws IOException {
    AuthInfo me =
        AuthInfo.builder()
            .userId(1)
            .addSessions(AuthSession.builder().putAdditionalProperties("sessions", 1).build())
            .putAdditionalProperties("tenantFeatures", 7)
            .build();
    assertThat(write(me).toString())
        .isEqualTo("{\"userId\":1,\"sessions\":[{\"sessions\":1}],\"tenantFeatures\":7}");
  }

  @Test
  void anEmptyListWithoutARawValueIsWritten() throws IOException {
    assertThat(write(AuthInfo.builder().userId(1).build()).toString())
        .isEqualTo("{\"userId\":1,\"tenantFeatures\":[],\"sessions\":[]}");
    assertThat(write(User.builder().id(1).build()).toString())
        .isEqualTo("{\"id\":1,\"profile\":{},\"user_metadata\":{}}");
    AuthInfo extended = AuthInfo.builder().userId(1).putAdditionalProperties("x", 1).build();
    assertThat(write(extended).toString())
        .isEqualTo("{\"userId\":1,\"tenantFeatures\":[],\"sessions\":[],\"x\":1}");
  }

  @Test
  void everyMapperWritesEachNameOnce() throws IOException {
    Profile me =
        Profile.builder()
            .sub("1")
            .addGroups(Group.builder().putAdditionalProperties("id", List.of(1)).build())
            .putAdditionalProperties("providers", "none")
            .putAdditionalProperties("meta", 7)
            .build();
    String json = "{\"sub\":\"1\",\"groups\":[{\"id\":[1]}],\"meta\":7,\"providers\":\"none\"}";
    for (ObjectMapper mapper :
        List.of(
            Fixtures.USERS_MAPPER,
            JsonMapper.builder().addModule(new Jdk8Module()).build(),
            Fixtures.USERS_MAPPER.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS),
            Fixtures.USERS_MAPPER.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY),
            Fixtures.USERS_MAPPER
                .copy()
                .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE),
            Fixtures.USERS_MAPPER.copy().enable(SerializationFeature.INDENT_OUTPUT))) {
      assertThat(write(me, mapper).toString()).isEqualTo(json);
    }
    assertThat(Fixtures.USERS_MAPPER.valueToTree(me).toString()).isEqualTo(json);
    assertThat(write(List.of(Map.of("me", me))).toString()).isEqualTo("[{\"me\":" + json + "}]");
  }

  @Test
  void aMapperWithTypesWritesListsAsBefore() throws IOException {
    ObjectMapper typed =
        Fixtures.USERS_MAPPER
            .copy()
            .activateDefaultTyping(
                LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
    AuthInfo me = AuthInfo.builder().userId(1).addTenantFeatures("a").build();
    assertThat(typed.writeValueAsString(me)).contains("[\"a\"]");
  }

  @Test
  void anEmptyValueOfEachContainerIsReadAndWritten() throws IOException {
    for (String provider : List.of("pulse", "rivergen", "krystal", "cloudbase", "testiny")) {
      Class<? extends CurrentUser> model = FormsTest.MODELS.get(provider);
      ObjectNode json = Fixtures.tree(provider + "/me.json");
      List<String> containers = new ArrayList<>();
      json.properties()
          .forEach(member -> {
            if (member.getValue() instanceof ArrayNode array) {
              containers.add(member.getKey());
              array.removeAll();
            }
          });
      JsonNode written = write(Fixtures.USERS_MAPPER.readValue(json.toString(), model));
      assertThat(containers).allMatch(name -> written.path(name).isArray());
    }
  }

  @Test
  void aBuilderRejectsARawValueOfAMemberThatIsSet() {
    assertRejected(UserInfo.builder().sub("1").putAdditionalProperties("sub", 1)::build, "sub");
    assertRejected(
        UserInfo.builder().sub("1").name("A").putAdditionalProperties("name", 1)::build, "name");
    assertRejected(
        AuthInfo.builder().userId(1).putAdditionalProperties("userId", "1")::build, "userId");
    assertRejected(
        AuthInfo.builder()
                .userId(1)
                .addTenantFeatures("a")
                .putAdditionalProperties("tenantFeatures", "b")
            ::build,
        "tenantFeatures");
    assertRejected(
        User.builder().id(1).putProfile("a", 1).putAdditionalProperties("profile", "b")::build,
        "profile");
    assertRejected(
        Role.builder()
                .requireTwoFactorAuth(false)
                .putAdditionalProperties("require_two_factor_auth", "x")
            ::build,
        "require_two_factor_auth");
  }

  @Test
  void aBuilderRejectsARawValueOfAStrictMember() {
    assertRejected(
        User.builder().id(1).putAdditionalProperties("disabled_at", "today")::build, "disabled_at");
    assertRejected(Profile.builder().userId("1").putAdditionalProperties("sub", 1)::build, "sub");
  }

  @Test
  void aCopyKeepsTheRawValue() {
    UserInfo me = UserInfo.builder().sub("1").putAdditionalProperties("name", 1).build();
    assertThat(UserInfo.builder().from(me).build()).isEqualTo(me);
    assertRejected(UserInfo.builder().from(me).name("Ada")::build, "name");
  }

  private static void assertRejected(ThrowingCallable build, String member) {
    assertThatThrownBy(build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(member + " is a declared member of ");
  }
}
