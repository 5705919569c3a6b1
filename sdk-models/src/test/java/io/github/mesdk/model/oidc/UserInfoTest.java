package io.github.mesdk.model.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.model.Fixtures;
import io.github.mesdk.model.ModelContractTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserInfoTest extends ModelContractTest<UserInfo> {

  UserInfoTest() {
    super(UserInfo.class, "oidc", List.of("sub"), List.of());
  }

  @Override
  protected Map<String, Object> extras(UserInfo answer) {
    return answer.additionalProperties();
  }

  @Override
  protected boolean isAllowed(String name, JsonNode before, JsonNode after) {
    return super.isAllowed(name, before, after)
        || (name.equals("updated_at") && after.isNumber())
        || (name.equals("sub") && after.isIntegralNumber());
  }

  @Test
  void theStandardClaimsAreRead() throws Exception {
    UserInfo me = read(me());
    assertThat(me.sub()).isEqualTo("u-1815-12-10");
    assertThat(me.name()).contains("Ada King, Countess of Lovelace");
    assertThat(me.givenName()).contains("Ada");
    assertThat(me.familyName()).contains("Lovelace");
    assertThat(me.middleName()).contains("Augusta");
    assertThat(me.nickname()).contains("Ada");
    assertThat(me.preferredUsername()).contains("ada");
    assertThat(me.profile()).contains("https://people.example.com/ada");
    assertThat(me.picture()).contains("https://people.example.com/ada.jpg");
    assertThat(me.website()).contains("https://ada.example.com");
    assertThat(me.email()).contains("ada@example.com");
    assertThat(me.emailVerified()).contains(true);
    assertThat(me.gender()).contains("female");
    assertThat(me.birthdate()).contains("0000-12-10");
    assertThat(me.zoneinfo()).contains("Europe/London");
    assertThat(me.locale()).contains("en-GB");
    assertThat(me.phoneNumber()).contains("+44 20 7946 0958");
    assertThat(me.phoneNumberVerified()).contains(false);
    assertThat(me.updatedAt()).contains(Instant.parse("2025-01-01T00:00:00Z"));
    assertThat(me.additionalProperties()).isEmpty();
  }

  @Test
  void theStandardAddressIsRead() throws Exception {
    Address address = read(me()).address().orElseThrow();
    assertThat(address.formatted().orElseThrow().lines()).hasSize(4);
    assertThat(address.streetAddress()).contains("12 St James's Square");
    assertThat(address.locality()).contains("London");
    assertThat(address.region()).contains("Greater London");
    assertThat(address.postalCode()).contains("SW1Y 4JH");
    assertThat(address.country()).contains("GB");
    assertThat(address.additionalProperties()).isEmpty();
  }

  @Test
  void aRoundTripKeepsTheJson() throws Exception {
    assertThat(write(read(me())).toString()).isEqualTo(me().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"email_verified", "phone_number_verified"})
  void aBooleanAsTextIsReadAndWrittenAsBoolean(String name) throws Exception {
    for (boolean flag : List.of(true, false)) {
      UserInfo me = read(minimal().put(name, Boolean.toString(flag)));
      assertThat(me).isEqualTo(read(minimal().put(name, flag)));
      assertThat(write(me).path(name).isBoolean()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", " true", "yes", "null"})
  void otherTextIsNotABoolean(String flag) {
    ObjectNode json = minimal().put("email_verified", flag);
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T00:00:00Z,1735689600",
    "2025-01-01T01:00:00+01:00,1735689600",
    "2025-01-01T00:00:00,1735689600",
    "2025-01-01T00:00:00.250Z,1735689600.25",
  })
  void anUpdateTimeAsTextIsReadAndWrittenAsSeconds(String text, String seconds) throws Exception {
    UserInfo me = read(minimal().put("updated_at", text));
    assertThat(me).isEqualTo(read("{\"sub\":\"u-1815-12-10\",\"updated_at\":" + seconds + "}"));
    assertThat(Fixtures.USERS_MAPPER.writeValueAsString(me)).contains("\"updated_at\":" + seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2025-01-01", "20210429153515.465Z"})
  void otherTextIsNotAnUpdateTime(String time) {
    ObjectNode json = minimal().put("updated_at", time);
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-10", "1815", "1815-12-10"})
  void everyValidBirthdateIsKeptUnchanged(String birthdate) throws Exception {
    assertThat(read(minimal().put("birthdate", birthdate)).birthdate()).contains(birthdate);
  }

  @Test
  void claimsWithALanguageTagAreUndeclaredMembers() throws Exception {
    UserInfo me = read(minimal().put("family_name#ja", "ラブレス"));
    assertThat(me.additionalProperties()).containsEntry("family_name#ja", "ラブレス");
  }

  @Test
  void aSubjectIsRequired() {
    assertThatThrownBy(UserInfo.builder()::build).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(UserInfo.builder().sub("")::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sub is empty");
  }

  @Test
  void anAdditionalPropertyWithTheNameOfASetMemberIsRejected() {
    UserInfo.Builder user = UserInfo.builder().sub("1").putAdditionalProperties("sub", "2");
    assertThatThrownBy(user::build).hasMessageContaining("declared member of UserInfo");
    Address.Builder address = Address.builder().region("x").putAdditionalProperties("region", "x");
    assertThatThrownBy(address::build).hasMessageContaining("declared member of Address");
  }
}
