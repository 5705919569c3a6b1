package io.github.mesdk.examples.cost;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mesdk.examples.cost.HandWrittenRiverGen.Envelope;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A client as a program would write it, with only OkHttp and Jackson databind. */
final class HandWrittenClient {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Envelope.class);

  private final OkHttpClient client =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(30)).build();
  private final URI address;
  private final String token;

  HandWrittenClient(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  Envelope me() throws IOException {
    Request request =
        new Request.Builder()
            .url(address + "/api/v1/auth/me")
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      return decode(response.body().bytes());
    }
  }

  static Envelope decode(byte[] body) throws IOException {
    return READER.readValue(body);
  }
}
