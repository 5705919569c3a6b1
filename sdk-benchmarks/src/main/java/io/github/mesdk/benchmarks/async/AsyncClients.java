package io.github.mesdk.benchmarks.async;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mesdk.MeClient;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.databind.RiverGen.Envelope;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.AccessToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asynchronous clients of RiverGen. All except the SDK decode with Jackson databind. */
final class AsyncClients {
  private static final String PATH = "/api/v1/auth/me";
  private static final String TOKEN = "t".repeat(430);
  private static final int MAX_CONCURRENT_CALLS = 256;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private AsyncClients() {}

  static AsyncClient ours(URI address) {
    AccessToken token = AccessToken.of(TOKEN);
    MeClient<?> client =
        MeClient.builder(RiverGen.provider().at(address)).tokenProvider(() -> token).build();
    return new AsyncClient(Row.OURS, client::meAsync);
  }

  static AsyncClient okHttp(URI address) {
    return okHttp("OkHttp enqueue", new OkHttpClient(), address);
  }

  static AsyncClient okHttpTuned(URI address) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(MAX_CONCURRENT_CALLS);
    dispatcher.setMaxRequestsPerHost(MAX_CONCURRENT_CALLS);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(MAX_CONCURRENT_CALLS, 5, TimeUnit.MINUTES))
            .build();
    return okHttp("OkHttp enqueue, tuned", client, address);
  }

  private static AsyncClient okHttp(String name, OkHttpClient client, URI address) {
    return new AsyncClient(
        name,
        () -> {
          Request request =
              new Request.Builder()
                  .url(address + PATH)
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("Accept", "application/json")
                  .build();
          AnswerCallback callback = new AnswerCallback();
          client.newCall(request).enqueue(callback);
          return callback.future;
        });
  }

  private static final class AnswerCallback implements Callback {
    private final CompletableFuture<Envelope> future = new CompletableFuture<>();

    @Override
    public void onFailure(Call call, IOException failure) {
      future.completeExceptionally(failure);
    }

    @Override
    public void onResponse(Call call, Response response) throws IOException {
      try (response) {
        future.complete(MAPPER.readValue(response.body().bytes(), Envelope.class));
      } catch (IOException failure) {
        future.completeExceptionally(failure);
      }
    }
  }

  static AsyncClient jdk(URI address) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new AsyncClient(
        "java.net.http sendAsync",
        () -> {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(address + PATH))
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("Accept", "application/json")
                  .build();
          return client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .thenApply(response -> read(response.body()));
        });
  }

  private static Envelope read(byte[] body) {
    try {
      return MAPPER.readValue(body, Envelope.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
