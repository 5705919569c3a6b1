package io.github.mesdk.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Failures are exceptions of Jackson 3, with the message of Jackson 2 and the path. */
class ErrorsTest {
  record Page(Identity user) {}

  static JacksonException failure(String json, Class<?> type) {
    return catchThrowableOfType(
        JacksonException.class, () -> Mappers.JACKSON_3.readValue(json, type));
  }

  @Test
  void aMissingSubjectIsAMismatch() {
    assertThat(failure("{\"name\":\"Ada\"}", UserInfo.class))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("sub");
  }

  @Test
  void aFailureInsideATypeOfTheApplicationHasThePath() {
    JacksonException failure = failure("{\"user\":{\"provider\":{}}}", Page.class);
    assertThat(failure).isInstanceOf(MismatchedInputException.class);
    assertThat(failure.getPath())
        .extracting(JacksonException.Reference::getPropertyName)
        .containsExactly("user", "provider");
  }

  @Test
  void otherValuesThanObjectsAreRefusedAsByJackson2() throws Exception {
    for (String json : new String[] {"7", "\"text\"", "[]", "true"}) {
      com.fasterxml.jackson.databind.JsonMappingException expected =
          catchThrowableOfType(
              com.fasterxml.jackson.databind.JsonMappingException.class,
              () -> Mappers.JACKSON_2.readValue(json, UserInfo.class));
      assertThat(failure(json, UserInfo.class))
          .isInstanceOf(MismatchedInputException.class)
          .hasMessageStartingWith(expected.getOriginalMessage());
    }
    assertThat(Mappers.JACKSON_3.readValue("null", UserInfo.class)).isNull();
  }

  @Test
  void invalidJsonIsReportedByTheParserOfJackson3() {
    assertThat(failure("{\"sub\":\"1\",\"name\":", UserInfo.class))
        .isInstanceOf(UnexpectedEndOfInputException.class);
    assertThat(failure("{\"sub\":\"1\",\"name\":tru}", UserInfo.class))
        .isInstanceOf(StreamReadException.class);
    assertThat(failure("{\"sub\":\"1\",\"other\":[{\"a\":tru}]}", UserInfo.class))
        .isInstanceOf(StreamReadException.class);
  }
}
