package io.github.mesdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.mesdk.model.internal.UnixTime;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnixTimeTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new UnixTime.Reader())
                  .addSerializer(Instant.class, new UnixTime.Writer()))
          .build();

  @ParameterizedTest
  @CsvSource({
    "0,1970-01-01T00:00:00Z",
    "1700000000,2023-11-14T22:13:20Z",
    "-1,1969-12-31T23:59:59Z",
    "1700000000.5,2023-11-14T22:13:20.5Z",
    "-0.25,1969-12-31T23:59:59.75Z",
    "0.000000001,1970-01-01T00:00:00.000000001Z"
  })
  void secondsAreReadAndWritten(String number, Instant time) throws Exception {
    assertThat(MAPPER.readValue(number, Instant.class)).isEqualTo(time);
    String written = MAPPER.writeValueAsString(time);
    assertThat(MAPPER.readValue(written, Instant.class)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "99999999999999999999",
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "1e99999999999",
        "1e-99999999999",
        "253402300800",
        "\"1e9\"",
        "true",
        "[]"
      })
  void invalidSecondsAreRejectedBeforeAnyArithmetic(String json) {
    assertThatThrownBy(() -> MAPPER.readValue(json, Instant.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
