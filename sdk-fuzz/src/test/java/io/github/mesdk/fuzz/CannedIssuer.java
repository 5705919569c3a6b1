package io.github.mesdk.fuzz;

import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** An interceptor that answers as a token endpoint and as a key set, without a server. */
final class CannedIssuer implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private volatile String idToken = "";
  private volatile byte[] keys = {};

  /** Sets the ID token of the next token replies, and the key set. */
  void set(String idToken, byte[] keys) {
    this.idToken = idToken;
    this.keys = keys;
  }

  @Override
  public Response intercept(Chain chain) {
    boolean isKeySet = chain.request().url().encodedPath().equals("/keys");
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("")
        .body(ResponseBody.create(isKeySet ? keys : tokens(), JSON))
        .build();
  }

  private byte[] tokens() {
    return "{\"access_token\":\"a\",\"id_token\":\"%s\"}"
        .formatted(escaped(idToken))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** JSON needs an escape for these characters only, and a token may have any. */
  private static String escaped(String text) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }
}
