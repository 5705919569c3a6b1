package io.github.mesdk.jackson3;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.cloudbase.Profile;
import io.github.mesdk.model.krystal.AuthorizationDetails;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.model.rivergen.CurrentUserInfo;
import io.github.mesdk.model.testiny.AuthInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The two mappers to compare, and the fixtures of the models. */
final class Mappers {
  static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
      com.fasterxml.jackson.databind.json.JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static final JsonMapper JACKSON_3 = JsonMapper.builder().addModule(new MeJacksonModule()).build();

  /** The model of each directory of fixtures. */
  static final Map<String, Class<? extends CurrentUser>> MODELS =
      Map.of(
          "cloudbase", Profile.class,
          "krystal", AuthorizationDetails.class,
          "oidc", UserInfo.class,
          "pulse", UserSession.class,
          "rivergen", CurrentUserInfo.class,
          "testiny", AuthInfo.class);

  private Mappers() {}

  static String fixture(String provider, String name) {
    try (InputStream in =
        Mappers.class.getResourceAsStream("/fixtures/" + provider + "/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
