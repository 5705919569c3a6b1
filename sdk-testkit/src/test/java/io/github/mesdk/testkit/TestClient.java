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

/** An HTTP client that uses a new connection for each request, without retries and redirects. */
final class TestClient {
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .sslSocketFactory(
              MockIdentityProvider.sslContext().getSocketFactory(),
              MockIdentityProvider.trustManager())
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final MockIdentityProvider idp;

  TestClient(MockIdentityProvider idp) {
    this.idp = idp;
  }

  /** A received response. */
  record ReceivedResponse(int status, Headers headers, String body) {

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

  /** Calls the me endpoint with this token, as the system's client does. */
  ReceivedResponse me(MockSystem system, String token) throws IOException {
    return switch (system) {
      case TESTINY -> send(me(system).header("X-Api-Key", token));
      case KRYSTAL -> krystal(token, "{\"token\":\"" + token + "\"}");
      case SLACK -> send(bearer(system, token).post(body("application/json", "{}")));
      case SUPABASE -> send(bearer(system, token).header("apikey", "publishable"));
      case REDMINE -> send(me(system).header("X-Redmine-API-Key", token));
      default -> send(bearer(system, token));
    };
  }

  private Request.Builder bearer(MockSystem system, String token) {
    return me(system).header("Authorization", "Bearer " + token);
  }

  ReceivedResponse krystal(String caller, String arguments) throws IOException {
    return send(
        me(MockSystem.KRYSTAL)
            .header("Authorization", "Bearer " + caller)
            .post(body("application/json", arguments)));
  }

  /** A request to the system's me endpoint, without a credential. */
  Request.Builder me(MockSystem system) {
    return request(idp.meUrl(system).toString());
  }

  static Request.Builder request(String uri) {
    return new Request.Builder().url(uri);
  }

  static RequestBody body(String type, String text) {
    return RequestBody.create(text, MediaType.get(type));
  }

  static ReceivedResponse postJson(URI uri, String json) throws IOException {
    return send(request(uri.toString()).post(body("application/json", json)));
  }

  /** Sends a refresh request, as a client of CloudBase or RiverGen does. */
  ReceivedResponse refresh(MockSystem system, String refreshToken) throws IOException {
    return postJson(
        idp.tokenEndpoint(system).url(),
        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + refreshToken + "\"}");
  }

  static ReceivedResponse send(Request.Builder request) throws IOException {
    try (Response response = CLIENT.newCall(request.build()).execute()) {
      return new ReceivedResponse(response.code(), response.headers(), response.body().string());
    }
  }
}
