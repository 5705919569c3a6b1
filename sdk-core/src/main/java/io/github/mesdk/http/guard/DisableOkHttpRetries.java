package io.github.mesdk.http.guard;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides {@code Retry-After} from OkHttp, so that only the retry policy sends a request again.
 *
 * <p>Without it, OkHttp repeats a request by itself after a 408, and after a 503 with {@code
 * Retry-After: 0} (OkHttp pull requests 3500 and 3753). That goes past {@code maxAttempts} and the
 * retry budget. OkHttp also throws a {@code NumberFormatException} for a number beyond an int.
 *
 * <p>It stands twice in a client: next to the network it replaces the value, and outside of
 * OkHttp's own interceptors it puts the service's value back. It can go when OkHttp can be told not
 * to follow up on these statuses; {@code retryOnConnectionFailure(false)} would also turn off the
 * repair of stale connections.
 */
final class DisableOkHttpRetries implements Interceptor {
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
