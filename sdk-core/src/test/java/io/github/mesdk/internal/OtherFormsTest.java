package io.github.mesdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests in which forms an application's own model receives booleans and lists of texts. */
class OtherFormsTest extends LenientModelsFixture {

  record Member(
      @JsonProperty("id") String id,
      @JsonProperty("active") boolean active,
      @JsonProperty("admin") Boolean admin,
      @JsonProperty("guest") Optional<Boolean> guest,
      @JsonProperty("groups") List<String> groups,
      @JsonProperty("roles") Optional<Set<String>> roles)
      implements Own {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true    | true
          "true"  | true
          "True"  | true
          "1"     | true
          1       | true
          false   | false
          "false" | false
          "False" | false
          "0"     | false
          0       | false
          -0      | false
          """)
  void aFlagIsReadInEachFormWithOneMeaning(String value, boolean flag) {
    Member me = me(Member.class, "\"active\":@,\"admin\":@,\"guest\":@".replace("@", value));
    assertThat(me.active()).isEqualTo(flag);
    assertThat(me.admin()).isEqualTo(flag);
    assertThat(me.guest()).contains(flag);
    assertThat(unreadable).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yes\"", "\"TRUE\"", "\"\"", "2", "1.0", "[]", "[true]", "{}"})
  void anyOtherValueIsNoFlag(String value) {
    assertThat(refused(own(Member.class), "{\"id\":\"u-1\",\"active\":" + value + "}").path())
        .contains("active");
    assertThat(refused(own(Member.class), "{\"id\":\"u-1\",\"admin\":" + value + "}").path())
        .contains("admin");
    assertThat(me(Member.class, "\"active\":true,\"guest\":" + value).guest()).isEmpty();
    assertThat(unreadable).containsExactly("guest");
  }

  @Test
  void aMissingOrNullBooleanIsStillMissing() {
    String id = "{\"id\":\"u-1\"";
    assertThat(refused(own(Member.class), id + ",\"active\":null}"))
        .hasMessageContaining("active is missing");
    assertThat(refused(own(Member.class), id + "}")).hasMessageContaining("active is missing");
  }

  @Test
  void aSingleTextIsAListWithOneElement() {
    Member me = me(Member.class, "\"active\":true,\"groups\":\"Admins\",\"roles\":\"a b\"");
    assertThat(me.groups()).containsExactly("Admins");
    assertThat(me.roles()).contains(Set.of("a b"));
    assertThat(me(Member.class, "\"active\":true,\"groups\":\" \"").groups()).isEmpty();
    assertThat(me(Member.class, "\"active\":true,\"groups\":[\"a\",\"b\"]").groups())
        .containsExactly("a", "b");
    assertThat(unreadable).isEmpty();
    assertThat(me(Member.class, "\"active\":true,\"groups\":7").groups()).isEmpty();
    assertThat(unreadable).containsExactly("groups");
  }
}
