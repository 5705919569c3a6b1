package io.github.mesdk.benchmarks.decode;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mesdk.benchmarks.databind.CloudBase;
import io.github.mesdk.benchmarks.databind.Krystal;
import io.github.mesdk.benchmarks.databind.Pulse;
import io.github.mesdk.benchmarks.databind.RiverGen;
import io.github.mesdk.benchmarks.databind.Testiny;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.internal.ReadResult;
import io.github.mesdk.internal.ReplyReader;
import io.github.mesdk.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;

/** The compared decoders. */
public final class Decoders {
  private static final URI ANY_ADDRESS = URI.create("https://api.example.com");
  private static final Headers JSON = Headers.of("Content-Type", "application/json");
  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());
  private static final Deadline IN_A_DAY = Deadline.after(Duration.ofDays(1));

  private static final Map<String, ReplyReader<?>> OURS =
      Map.of(
          "testiny", new ReplyReader<>(io.github.mesdk.provider.Testiny.provider()),
          "pulse", new ReplyReader<>(io.github.mesdk.provider.Pulse.at(ANY_ADDRESS)),
          "rivergen", new ReplyReader<>(io.github.mesdk.provider.RiverGen.provider()),
          "krystal", new ReplyReader<>(io.github.mesdk.provider.Krystal.provider()),
          "cloudbase", new ReplyReader<>(io.github.mesdk.provider.CloudBase.at(ANY_ADDRESS)));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Map<String, ObjectReader> DATABIND =
      Map.of(
          "testiny", MAPPER.readerFor(Testiny.AuthInfo.class),
          "pulse", MAPPER.readerFor(Pulse.UserSession.class),
          "rivergen", MAPPER.readerFor(RiverGen.Envelope.class),
          "krystal", MAPPER.readerFor(Krystal.AuthorizationDetails.class),
          "cloudbase", MAPPER.readerFor(CloudBase.Profile.class));

  private Decoders() {}

  /** Decodes as the client does, from the reply to the model. */
  public static Object ours(String provider, byte[] body) {
    ReplyReader<?> reader = requireNonNull(OURS.get(provider));
    ReadResult<?> result = reader.read(new Reply(200, JSON, body, false, 1), NO_SECRETS, IN_A_DAY);
    if (result instanceof ReadResult.Success<?> success) {
      return success.answer();
    }
    throw new IllegalStateException(result.toString());
  }

  /** Decodes into Immutables with Jackson databind. */
  public static Object databind(String provider, byte[] body) throws IOException {
    return requireNonNull(DATABIND.get(provider)).readValue(body);
  }
}
