package io.github.mesdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Real HTTP: each request once, on a connection of its own, and nothing followed or repaired. */
final class Browser {
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final MockIdentityProvider idp;

  Browser(MockIdentityProvider idp) {
    this.idp = idp;
  }

  /** What came back. */
  record Answer(int status, Headers headers, String body) {

    JsonNode json() throws JsonProcessingException {
      return MAPPER.readTree(body);
    }

    String at(String pointer) throws JsonProcessingException {
      return json().at(pointer).asText();
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /** Asks who the user of this token is, as the system's client would. */
  Answer me(MockSystem system, String token) throws IOException {
    return switch (system) {
      case TESTINY -> send(me(system).header("X-Api-Key", token));
      case KRYSTAL -> krystal(token, "{\"token\":\"" + token + "\"}");
      default -> send(me(system).header("Authorization", "Bearer " + token));
    };
  }

  Answer krystal(String caller, String arguments) throws IOException {
    return send(
        me(MockSystem.KRYSTAL)
            .header("Authorization", "Bearer " + caller)
            .post(body("application/json", arguments)));
  }

  /** A request for the system's me, without a credential yet. */
  Request.Builder me(MockSystem system) {
    return request(idp.meUrl(system).toString());
  }

  static Request.Builder request(String uri) {
    return new Request.Builder().url(uri);
  }

  static RequestBody body(String type, String text) {
    return RequestBody.create(text, MediaType.get(type));
  }

  static Answer postJson(URI uri, String json) throws IOException {
    return send(request(uri.toString()).post(body("application/json", json)));
  }

  /** Asks for the next tokens as a client of CloudBase or RiverGen does. */
  Answer refresh(MockSystem system, String refreshToken) throws IOException {
    return postJson(
        idp.tokenEndpoint(system).url(),
        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + refreshToken + "\"}");
  }

  static Answer send(Request.Builder request) throws IOException {
    try (Response response = CLIENT.newCall(request.build()).execute()) {
      return new Answer(response.code(), response.headers(), response.body().string());
    }
  }
}
