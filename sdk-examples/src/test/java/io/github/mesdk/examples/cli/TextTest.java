package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.Membership;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void columnsAreAlignedByCodePointsWithoutTrailingSpaces() {
    TextTable table = new TextTable().row("a", "bb", "c").row("\ud83d\ude80\ud83d\ude80", "b", "");
    assertThat(table).hasToString("a   bb  c\n\ud83d\ude80\ud83d\ude80  b\n");
  }

  @Test
  void aDocumentIsFlattenedToPathsAndValues() throws Exception {
    String json =
        "{\"a\":{\"b\":1,\"c\":null},\"d\":[{\"e\":true},{\"e\":\"x\"}],\"f\":[\"g\",2],\"h\":[]}";
    assertThat(FlattenedJson.of(new ObjectMapper().readTree(json)))
        .isEqualTo(Map.of("a.b", "1", "a.c", "null", "d[0].e", "true", "d[1].e", "x", "f", "g, 2"));
  }

  @Test
  void absentMembersOfAnIdentityAreLeftOut() {
    Identity minimal = Identity.builder().provider("pulse").subject("7").build();
    assertThat(IdentityLines.of(minimal))
        .containsExactly(Map.entry("provider", "pulse"), Map.entry("subject", "7"));
    assertThat(IdentityLines.displayName(minimal)).isEqualTo("7");
  }

  @Test
  void organizationsShowTheNameTheIdAndTheAdministrator() {
    Identity identity =
        Identity.builder()
            .provider("pulse")
            .subject("7")
            .username("ada")
            .addOrganizations(
                Membership.builder().id("1").name("Engines").administrator(true).build(),
                Membership.builder().id("2").name("Society").administrator(false).build(),
                Membership.builder().id("3").administrator(true).build(),
                Membership.builder().id("4").build())
            .build();
    assertThat(IdentityLines.of(identity))
        .containsEntry(
            "organizations", "Engines (1, administrator), Society (2), 3 (administrator), 4");
    assertThat(IdentityLines.organizations(identity)).isEqualTo("Engines, Society, 3, 4");
    assertThat(IdentityLines.displayName(identity)).isEqualTo("ada");
  }
}
