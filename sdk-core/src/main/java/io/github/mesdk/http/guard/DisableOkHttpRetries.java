package io.github.mesdk.http.guard;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides {@code Retry-After} from OkHttp, so that only the retry policy sends a request again.
 *
 * <p>Without this class, OkHttp repeats a request by itself after a 408, and after a 503 with
 * {@code Retry-After: 0} (OkHttp pull requests 3500 and 3753). Such a repeated request counts
 * neither towards {@code maxAttempts} nor towards the retry budget. OkHttp also throws a {@code
 * NumberFormatException} for a {@code Retry-After} number that exceeds an int.
 *
 * <p>Each OkHttp client of the SDK contains this interceptor twice. As a network interceptor, it
 * replaces the value of {@code Retry-After}. As an application interceptor, it restores the value
 * that the service sent. This class can be removed when OkHttp has an option not to repeat a
 * request after these statuses. The existing {@code retryOnConnectionFailure(false)} would also
 * disable the recovery from stale connections.
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
    boolean isNetworkInterceptor = chain.connection() != null;
    Headers headers =
        isNetworkInterceptor
            ? moved(response.headers(), NAME, HIDDEN).add(NAME, "1").build()
            : moved(response.headers(), HIDDEN, NAME).build();
    return response.newBuilder().headers(headers).build();
  }

  /** Returns the headers with the values of {@code from} moved to {@code to}. */
  private static Headers.Builder moved(Headers headers, String from, String to) {
    Headers.Builder moved = headers.newBuilder().removeAll(from).removeAll(to);
    // Lenient, as when read from a socket: a non-ASCII value must not fail here.
    headers.values(from).forEach(value -> moved.addUnsafeNonAscii(to, value));
    return moved;
  }
}
