package io.github.mesdk.http;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Refuses a reply of negative length next to the network. OkHttp's reader would break over it, and
 * once more when it is closed, so that the connection would count as in use until a collection.
 */
final class LengthRule implements Interceptor {
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
