package io.github.mesdk.http;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from repeating a request after a 408, and after a 503 that says "at once": that
 * would go past the retry policy and its budget. OkHttp asks {@code Retry-After} whether to, and
 * breaks on a number beyond an int. So next to the network it is shown another value, and above
 * OkHttp's own decisions the service's comes back.
 */
final class NoRepeats implements Interceptor {
  private static final String NAME = "Retry-After";
  private static final String HIDDEN = "Mesdk-Hidden-Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() != 408 && response.code() != 503) {
      return response;
    }
    boolean isNextToTheNetwork = chain.connection() != null;
    Headers headers =
        isNextToTheNetwork
            ? moved(response.headers(), NAME, HIDDEN).add(NAME, "1").build()
            : moved(response.headers(), HIDDEN, NAME).build();
    return response.newBuilder().headers(headers).build();
  }

  /** The headers with the values of {@code from} in the place of those of {@code to}. */
  private static Headers.Builder moved(Headers headers, String from, String to) {
    Headers.Builder moved = headers.newBuilder().removeAll(from).removeAll(to);
    // As from a socket: a value of other than ASCII letters must not fail here.
    headers.values(from).forEach(value -> moved.addUnsafeNonAscii(to, value));
    return moved;
  }
}
