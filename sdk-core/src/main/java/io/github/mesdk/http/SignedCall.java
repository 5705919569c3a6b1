package io.github.mesdk.http;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Signs a request each time that it is sent. As a network interceptor, this also applies to the
 * requests that OkHttp sends again by itself, and the interceptors of the application do not see
 * the headers.
 */
final class SignedCall implements Interceptor {
  private final RequestSigner signer;

  private SignedCall(RequestSigner signer) {
    this.signer = signer;
  }

  /**
   * Sends a request with {@code send} and a client that signs it, and sends it once more if the
   * signer can answer a challenge.
   */
  static HttpResult execute(
      RequestSigner signer, OkHttpClient client, Function<OkHttpClient, HttpResult> send) {
    OkHttpClient signing =
        client.newBuilder().addNetworkInterceptor(new SignedCall(signer)).build();
    HttpResult first = send.apply(signing);
    if (!(first instanceof Reply reply)) {
      return first;
    }
    if (!signer.isChallengedBy(reply)) {
      return reply.signed();
    }
    first.close();
    HttpResult second = send.apply(signing).afterChallenge(first.requestsSent());
    if (second instanceof Reply answer) {
      signer.answered(answer);
    }
    return second;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder signed = request.newBuilder();
    HttpUrl url = request.url().newBuilder().query(null).fragment(null).build();
    for (Map.Entry<String, String> header :
        signer.headers(request.method(), url.uri()).entrySet()) {
      signed.header(header.getKey(), header.getValue());
    }
    return chain.proceed(signed.build());
  }
}
