package io.github.mesdk.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** An interceptor that answers each request with the most recently set reply, without a server. */
final class CannedReply implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private volatile byte[] input = {};

  /** Sets the reply: the first byte selects the status, the rest is the body. */
  void set(byte[] input) {
    this.input = input;
  }

  /** Returns the start of the body as a header, as far as a header can have it. */
  private static Headers nonce(byte[] input) {
    String text = new String(input, 1, Math.min(input.length, 100) - 1, ISO_8859_1);
    String value = text.replaceAll("[\\x00\\r\\n]", "");
    return new Headers.Builder().addUnsafeNonAscii("DPoP-Nonce", value).build();
  }

  @Override
  public Response intercept(Chain chain) {
    byte[] current = input;
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(Targets.status(current[0]))
        .message("")
        .headers(nonce(current))
        .body(ResponseBody.create(Arrays.copyOfRange(current, 1, current.length), JSON))
        .build();
  }
}
