package io.github.mesdk.oauth2.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** HTTP without the SDK, to prepare tests and to simulate a browser. */
final class PlainHttp {
  static final Headers NO_HEADERS = Headers.of();

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final MediaType JSON = MediaType.get("application/json");
  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder()
          .followRedirects(false)
          // A server that has just started may need long on a busy machine.
          .readTimeout(Duration.ofMinutes(1))
          .build();

  private PlainHttp() {}

  /** A complete response. */
  record HttpReply(int status, Headers headers, String body) {

    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns this response; fails unless its status is 2xx. */
    HttpReply ok() {
      if (status < 200 || status > 299) {
        throw new AssertionError("status " + status + ": " + body);
      }
      return this;
    }
  }

  static HttpReply get(URI url, Headers headers) {
    return send(new Request.Builder().url(url.toString()).headers(headers).build());
  }

  static HttpReply postForm(URI url, Map<String, String> form, Headers headers) {
    FormBody.Builder body = new FormBody.Builder();
    form.forEach(body::add);
    return send(
        new Request.Builder().url(url.toString()).headers(headers).post(body.build()).build());
  }

  static HttpReply sendJson(String method, URI url, Object value, Headers headers) {
    RequestBody body = RequestBody.create(MAPPER.valueToTree(value).toString(), JSON);
    return send(
        new Request.Builder().url(url.toString()).headers(headers).method(method, body).build());
  }

  static Headers bearer(String token) {
    return Headers.of("Authorization", "Bearer " + token);
  }

  private static HttpReply send(Request request) {
    try (Response response = CLIENT.newCall(request).execute()) {
      return new HttpReply(response.code(), response.headers(), response.body().string());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
