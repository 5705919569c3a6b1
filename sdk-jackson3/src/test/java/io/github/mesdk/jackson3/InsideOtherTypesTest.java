package io.github.mesdk.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.oidc.UserInfo;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Models inside types of an application, with settings of an application. */
class InsideOtherTypesTest {
  private static final UserInfo ADA = user("me");
  private static final UserInfo MINIMAL = user("me-minimal");

  record Page(
      Identity signedIn,
      List<UserInfo> members,
      Map<String, UserInfo> byName,
      Optional<Identity> owner,
      CurrentUser any,
      String lastSeen) {}

  record Reply(@JsonUnwrapped Identity user, int count) {}

  record Prefixed(@JsonUnwrapped(prefix = "me_") UserInfo user, int count) {}

  /** A model of an application, with its own format. */
  record OwnUser(String id, int visits) implements CurrentUser {
    @Override
    public Identity identity() {
      return Identity.builder().provider("own").subject(id).build();
    }
  }

  private static UserInfo user(String name) {
    try {
      return Mappers.JACKSON_2.readValue(Mappers.fixture("oidc", name), UserInfo.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object model) throws Exception {
    return Mappers.JACKSON_2.writeValueAsString(model);
  }

  private static Page page() {
    return new Page(
        ADA.identity(),
        List.of(ADA, MINIMAL),
        Map.of("ada", ADA),
        Optional.of(MINIMAL.identity()),
        ADA,
        "today");
  }

  private static String pageJson(JsonMapper mapper, String seen) throws Exception {
    return mapper
        .readTree(
            "{\"signedIn\":"
                + json(ADA.identity())
                + ",\"members\":["
                + json(ADA)
                + ","
                + json(MINIMAL)
                + "]"
                + ",\"byName\":{\"ada\":"
                + json(ADA)
                + "}"
                + ",\"owner\":"
                + json(MINIMAL.identity())
                + ",\"any\":"
                + json(ADA)
                + ",\""
                + seen
                + "\":\"today\"}")
        .toString();
  }

  @Test
  void modelsAreWrittenInsideARecordAListAMapAndAnOptional() throws Exception {
    JsonMapper mapper = Mappers.JACKSON_3;
    assertThat(mapper.readTree(mapper.writeValueAsString(page())))
        .isEqualTo(mapper.readTree(pageJson(mapper, "lastSeen")));
    assertThat(mapper.<JsonNode>valueToTree(page())).hasToString(pageJson(mapper, "lastSeen"));
  }

  record Read(
      Identity signedIn,
      List<UserInfo> members,
      Map<String, UserInfo> byName,
      Optional<Identity> owner) {}

  @Test
  void modelsAreReadInsideARecordAListAMapAndAnOptional() throws Exception {
    JsonMapper lenient =
        JsonMapper.builder()
            .addModule(new MeJacksonModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    Read expected =
        new Read(
            ADA.identity(),
            List.of(ADA, MINIMAL),
            Map.of("ada", ADA),
            Optional.of(MINIMAL.identity()));
    String json = pageJson(lenient, "lastSeen");
    assertThat(lenient.readValue(json, Read.class)).isEqualTo(expected);
    assertThat(lenient.treeToValue(lenient.readTree(json), Read.class)).isEqualTo(expected);
    assertThat(
            lenient.readValue("[" + json(ADA) + ",null]", new TypeReference<List<UserInfo>>() {}))
        .containsExactly(ADA, null);
    assertThat(lenient.convertValue(ADA, UserInfo.class)).isEqualTo(ADA);
    assertThat(lenient.convertValue(ADA, Map.class).get("sub")).isEqualTo(ADA.sub());
  }

  @Test
  void settingsOfTheMapperChangeTheTypesOfTheApplicationOnly() throws Exception {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new MeJacksonModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(
                all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();
    assertThat(mapper.writeValueAsString(ADA)).isEqualTo(json(ADA));
    assertThat(mapper.writeValueAsString(ADA.identity())).isEqualTo(json(ADA.identity()));
    assertThat(
            mapper.readValue("{\"sub\":\"1\",\"other\":[]}", UserInfo.class).additionalProperties())
        .containsEntry("other", List.of());
    assertThat(mapper.readValue("{\"provider\":\"p\",\"subject\":\"1\",\"new\":1}", Identity.class))
        .isEqualTo(Identity.builder().provider("p").subject("1").build());
    assertThat(mapper.writeValueAsString(page())).contains("\"last_seen\":", "\"emailVerified\":");
  }

  @Test
  void indentedOutputIsTheOutputOfJackson2() throws Exception {
    AuthorizationDetails details =
        Mappers.JACKSON_2.readValue(Mappers.fixture("krystal", "me"), AuthorizationDetails.class);
    JsonMapper indented =
        JsonMapper.builder()
            .addModule(new MeJacksonModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    assertThat(indented.writeValueAsString(details))
        .isEqualTo(Mappers.JACKSON_2.writerWithDefaultPrettyPrinter().writeValueAsString(details));
  }

  @Test
  void unwrappedMembersAreWrittenIntoTheSurroundingObject() throws Exception {
    com.fasterxml.jackson.databind.ObjectMapper old = Mappers.JACKSON_2;
    assertThat(
            Mappers.JACKSON_3.readTree(
                Mappers.JACKSON_3.writeValueAsString(new Reply(ADA.identity(), 3))))
        .isEqualTo(
            Mappers.JACKSON_3.readTree(old.writeValueAsString(new Reply(ADA.identity(), 3))));
    assertThat(Mappers.JACKSON_3.writeValueAsString(new Prefixed(ADA, 3)))
        .contains("\"me_sub\":", "\"me_address\":{\"formatted\":", "\"count\":3")
        .doesNotContain("additionalProperties");
  }

  @Test
  void aModelOfTheApplicationKeepsItsFormat() {
    OwnUser own = new OwnUser("u1", 4);
    JsonMapper plain = JsonMapper.builder().build();
    String written = Mappers.JACKSON_3.writeValueAsString(own);
    assertThat(written).isEqualTo(plain.writeValueAsString(own));
    assertThat(Mappers.JACKSON_3.readValue("{\"id\":\"u1\",\"visits\":4}", OwnUser.class))
        .isEqualTo(own);
  }

  @Test
  void nothingIsFlushedOrClosedBeforeTheEnd() throws Exception {
    StringWriter out = new StringWriter();
    Mappers.JACKSON_3.writeValue(out, List.of(ADA, ADA));
    assertThat(out.toString()).isEqualTo("[" + json(ADA) + "," + json(ADA) + "]");
  }

  @Test
  void jackson3FindsTheModuleOnlyIfItLooksForModules() throws Exception {
    JsonMapper found = JsonMapper.builder().findAndAddModules().build();
    assertThat(found.readValue(json(ADA), UserInfo.class)).isEqualTo(ADA);
    JsonMapper plain = new JsonMapper();
    assertThatThrownBy(() -> plain.readValue(json(ADA), UserInfo.class))
        .isInstanceOf(JacksonException.class);
  }
}
