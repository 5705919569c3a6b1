package io.github.mesdk.http.guard;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Rejects a reply with a negative {@code Content-Length}, next to the network.
 *
 * <p>Without it, OkHttp's reader throws an {@code IllegalArgumentException} (OkHttp issue 3104
 * shows the same), and once more when the body is closed. The connection then counts as in use
 * until the garbage collector finds it.
 *
 * <p>It can go when OkHttp treats such a length as a protocol error.
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
