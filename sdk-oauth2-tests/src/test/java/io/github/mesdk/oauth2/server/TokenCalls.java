package io.github.mesdk.oauth2.server;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Counts the requests to a token endpoint, and observes its replies. */
final class TokenCalls implements Interceptor {
  private final List<String> grants = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> onReply = body -> {};

  /** Returns a client whose requests are counted here. */
  OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  /** Calls {@code action} with each reply before the caller receives it. */
  void onReply(Consumer<String> action) {
    onReply = action;
  }

  /** Returns the number of requests with this grant. */
  long count(String grant) {
    return grants.stream().filter(grant::equals).count();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    List<String> grant = grant(chain.request()).toList();
    Response response = chain.proceed(chain.request());
    grants.addAll(grant);
    if (!grant.isEmpty()) {
      onReply.accept(response.peekBody(Long.MAX_VALUE).string());
    }
    return response;
  }

  private static Stream<String> grant(Request request) throws IOException {
    Buffer form = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(form);
    }
    return Stream.of(form.readUtf8().split("&"))
        .filter(pair -> pair.startsWith("grant_type="))
        .map(pair -> URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
  }
}
