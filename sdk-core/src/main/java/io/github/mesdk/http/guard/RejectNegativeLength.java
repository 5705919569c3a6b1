package io.github.mesdk.http.guard;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * A network interceptor that rejects a reply with a negative {@code Content-Length}.
 *
 * <p>Without this class, OkHttp throws an {@code IllegalArgumentException} when the body is read
 * (see OkHttp issue 3104), and again when the body is closed. The connection then counts as in use
 * until it is garbage-collected.
 *
 * <p>This class can be removed when OkHttp treats such a length as a protocol error.
 */
final class RejectNegativeLength implements Interceptor {
  private static final long UNKNOWN = -1;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.body().contentLength() < UNKNOWN) {
      throw new ProtocolException("negative length");
    }
    return response;
  }
}
