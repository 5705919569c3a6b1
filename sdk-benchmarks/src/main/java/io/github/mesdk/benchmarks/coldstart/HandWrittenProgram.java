package io.github.mesdk.benchmarks.coldstart;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mesdk.benchmarks.databind.RiverGen.Envelope;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Does the same as {@link SdkProgram}, with hand-written code for OkHttp and Jackson databind. */
public final class HandWrittenProgram {
  private HandWrittenProgram() {}

  /**
   * Calls the service and prints the user id.
   *
   * @param args the base URL of the service
   */
  public static void main(String[] args) throws IOException {
    OkHttpClient client = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(30)).build();
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    Request request =
        new Request.Builder()
            .url(args[0] + "/api/v1/auth/me")
            .header("Authorization", "Bearer " + System.getenv("ME_TOKEN"))
            .header("Accept", "application/json")
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      Envelope envelope = mapper.readValue(response.body().bytes(), Envelope.class);
      System.out.println(requireNonNull(envelope.data(), "no data").user().id());
    }
  }
}
