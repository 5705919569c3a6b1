package io.github.mesdk.fuzz;

import java.util.Arrays;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers each request with the reply that was set last, in place of a server. */
final class CannedReply implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private volatile byte[] input = {};

  /** The first byte chooses the status, the rest is the body. */
  void set(byte[] input) {
    this.input = input;
  }

  @Override
  public Response intercept(Chain chain) {
    byte[] chosen = input;
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(Targets.status(chosen[0]))
        .message("")
        .body(ResponseBody.create(Arrays.copyOfRange(chosen, 1, chosen.length), JSON))
        .build();
  }
}
