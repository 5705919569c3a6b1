package io.github.mesdk.model.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.Fixtures;
import io.github.mesdk.model.ModelContractTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest extends ModelContractTest<Profile> {
  private static final String ID = "9876543210123456789";

  ProfileTest() {
    super(Profile.class, "cloudbase", List.of(), List.of("meta"));
  }

  @Override
  protected Map<String, Object> extras(Profile answer) {
    return answer.additionalProperties();
  }

  @Override
  protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
    boolean isSubject = name.equals("sub") || name.equals("user_id");
    return super.isAllowed(name, before, after)
        || (isSubject && after.isIntegralNumber())
        || (name.equals("groups") && after.isTextual());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "[-1e-99999999999]", "{\"b\":0e2147483649}"})
  void anExponentThatExceedsAnIntIsRejectedInAJsonObject(String number) {
    assertThatThrownBy(() -> read("{\"sub\":\"1\",\"meta\":{\"a\":" + number + "}}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageNotContaining("NumberFormat");
  }

  @Test
  void theDocumentedAnswerIsRead() throws Exception {
    Profile me = read(me());
    assertThat(me.sub()).contains(ID);
    assertThat(me.name()).contains("Zhang San");
    assertThat(me.picture()).contains("https://example/avatar.jpg");
    assertThat(me.username()).contains("zhangsan");
    assertThat(me.email()).contains("zhangsan@example");
    assertThat(me.phoneNumber()).contains("+86 13000000000");
    assertThat(me.status()).contains(Status.ACTIVE);
    assertThat(me.gender()).contains(Gender.MALE);
    assertThat(me.meta())
        .containsExactly(
            Map.entry("department", "Technology Department"),
            Map.entry("position", "Development Engineer"));
    assertThat(me.createdAt()).contains(Instant.parse("2023-01-01T00:00:00Z"));
    assertThat(me.updatedAt()).contains(Instant.parse("2023-01-15T10:30:00Z"));
    assertThat(me.passwordUpdatedAt()).contains(Instant.parse("2023-01-01T00:00:00Z"));
    assertThat(me.userId()).contains(ID);
    assertThat(me.hasPassword()).contains(true);
    assertThat(me.internalUserType()).contains(InternalUserType.GENERAL_USER);
    assertThat(me.type()).contains(UserType.EXTERNAL);
    assertThat(me.userSource()).contains(1L);
    assertThat(me.userDesc()).contains("Regular User");
    assertThat(me.lastLogin()).contains(Instant.parse("2023-01-15T10:30:00Z"));
    assertThat(me.additionalProperties()).isEmpty();
  }

  @Test
  void theDocumentedProvidersAndGroupsAreRead() throws Exception {
    Profile me = read(me());
    BoundProvider.Builder provider = BoundProvider.builder();
    provider.id("email").providerUserId("zhangsan@example").name("Email Login");
    assertThat(me.providers()).containsExactly(provider.picture("").url("").build());
    assertThat(me.groups()).containsExactly(Group.builder().id("user").build());
  }

  @Test
  void aRoundTripKeepsTheJson() throws Exception {
    assertThat(write(read(me())).toString()).isEqualTo(me().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "user_id"})
  void eitherIdIsTheSubject(String name) throws Exception {
    Profile me = read("{\"" + name + "\":\"" + ID + "\"}");
    assertThat(me.identity().subject()).isEqualTo(ID);
    Profile number = read("{\"" + name + "\":" + ID + "}");
    assertThat(number).isEqualTo(me);
    assertThat(write(number).path(name).isTextual()).isTrue();
  }

  @Test
  void everyDigitOfANumericIdIsKept() throws Exception {
    String digits = "123456789012345678901234567890";
    String json = "{\"sub\":" + digits + "}";
    assertThat(read(json).sub()).contains(digits);
    JsonNode tree = Fixtures.USERS_MAPPER.readTree(json);
    assertThat(Fixtures.USERS_MAPPER.treeToValue(tree, Profile.class).sub()).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "true", "[1]", "{}"})
  void anIdThatIsNeitherTextNorIntegerIsRejected(String id) {
    assertThatThrownBy(() -> read("{\"sub\":" + id + ",\"user_id\":\"1\"}"))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"sub\":\"\"}",
        "{\"sub\":null,\"user_id\":\"\"}",
        "{\"name\":\"anonymous\",\"status\":\"ACTIVE\"}"
      })
  void aProfileWithoutAnIdIsRejected(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ValueInstantiationException.class)
        .hasMessageContaining("sub");
  }

  @Test
  void minusZeroHasTheSameIdFromTextAndFromATree() throws Exception {
    String json = "{\"sub\":-0}";
    JsonNode tree = Fixtures.USERS_MAPPER.readTree(json);
    assertThat(read(json).sub()).contains("0");
    assertThat(Fixtures.USERS_MAPPER.treeToValue(tree, Profile.class).sub()).contains("0");
  }

  @Test
  void anIdIsRequired() {
    assertThatThrownBy(Profile.builder()::build).isInstanceOf(IllegalStateException.class);
    Profile.Builder empty = Profile.builder();
    empty.sub("").userId("");
    assertThatThrownBy(empty::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("both sub and user_id are missing or empty");
  }

  @Test
  void aGroupAsTextIsReadAndWrittenAsAnObject() throws Exception {
    Profile me = read("{\"sub\":\"1\",\"groups\":[\"user\",null,{\"id\":\"staff\",\"x\":1}]}");
    assertThat(me.groups())
        .containsExactly(
            Group.builder().id("user").build(),
            Group.builder().id("staff").putAdditionalProperties("x", 1).build());
    assertThat(write(me).path("groups").toString())
        .isEqualTo("[{\"id\":\"user\"},{\"id\":\"staff\",\"x\":1}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "[\"user\"]", "{\"id\":1}"})
  void aGroupThatIsNeitherObjectNorTextIsRejected(String group) {
    assertThatThrownBy(() -> read("{\"sub\":\"1\",\"groups\":[" + group + "]}"))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void unknownTextsAreKept() throws Exception {
    ObjectNode json = minimal();
    for (String name : List.of("status", "gender", "internal_user_type", "type")) {
      json.put(name, "new " + name);
    }
    Profile me = read(json);
    assertThat(me.status()).contains(new Status("new status"));
    assertThat(me.gender()).contains(new Gender("new gender"));
    assertThat(me.internalUserType()).contains(new InternalUserType("new internal_user_type"));
    assertThat(me.type()).contains(new UserType("new type"));
    assertThat(me.status().orElseThrow()).hasToString("new status");
    assertThat(me.gender().orElseThrow()).hasToString("new gender");
    assertThat(me.internalUserType().orElseThrow()).hasToString("new internal_user_type");
    assertThat(me.type().orElseThrow()).hasToString("new type");
    for (String name : names(json)) {
      assertThat(write(me).path(name)).isEqualTo(json.path(name));
    }
  }

  @Test
  void nullElementsOfListsAreDropped() throws Exception {
    Profile me = read("{\"sub\":\"1\",\"providers\":[null],\"groups\":[null]}");
    assertThat(me.providers()).isEmpty();
    assertThat(me.groups()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"z\":1,\"a\":[true,false,null,\"x\",{\"b\":[]}]}",
        "{\"big\":123456789012345678901234567890,\"exact\":0.10,\"sub\":null}"
      })
  void jsonObjectsKeepDigitsAndOrder(String meta) throws Exception {
    String json = "{\"sub\":\"1\",\"providers\":[],\"groups\":[],\"meta\":" + meta + "}";
    assertThat(Fixtures.USERS_MAPPER.writeValueAsString(read(json))).isEqualTo(json);
  }

  @Test
  void jsonObjectsAreImmutableAndNotInToString() {
    Map<String, Object> mine = new HashMap<>(Map.of("pin", "s3cr3t"));
    BoundProvider provider = BoundProvider.builder().meta(mine).build();
    Profile me = Profile.builder().sub("1").meta(mine).addProviders(provider).build();
    mine.clear();
    assertThat(me.meta()).containsEntry("pin", "s3cr3t");
    assertThat(provider.meta()).containsEntry("pin", "s3cr3t");
    assertThat(me.toString()).doesNotContain("s3cr3t");
    assertThatThrownBy(() -> me.meta().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anAdditionalPropertyWithTheNameOfASetMemberIsRejected() {
    Profile.Builder profile = Profile.builder().sub("1").putAdditionalProperties("user_id", "2");
    assertThatThrownBy(profile::build).hasMessageContaining("declared member of Profile");
    Group.Builder group = Group.builder().id("1").putAdditionalProperties("id", "2");
    assertThatThrownBy(group::build).hasMessageContaining("declared member of Group");
    BoundProvider.Builder provider =
        BoundProvider.builder().putMeta("a", 1).putAdditionalProperties("meta", "2");
    assertThatThrownBy(provider::build).hasMessageContaining("declared member of BoundProvider");
  }
}
