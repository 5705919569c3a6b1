package io.github.mesdk.benchmarks.call;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeListener;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.databind.RiverGen.Envelope;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.token.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;

/** Blocking clients of RiverGen. All except the SDK decode the answer with Jackson databind. */
public final class Clients {
  /** The default client of the SDK keeps as many idle connections. */
  public static final int SDK_CONNECTIONS = 64;

  private static final String PATH = "/api/v1/auth/me";
  private static final String BY_HAND = "OkHttp + databind by hand";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A token with the length of a typical JSON Web Token. */
  private static final String TOKEN = "t".repeat(430);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Clients() {}

  /** The SDK, with a listener that overrides nothing. */
  public static Variant ours(URI address) {
    AccessToken token = AccessToken.of(TOKEN);
    MeClient<?> client =
        MeClient.builder(RiverGen.provider().at(address))
            .tokenProvider(() -> token)
            .listener(new MeListener() {})
            .build();
    return new Variant(Row.OURS, client::me);
  }

  /** The SDK with an OkHttp client that keeps a connection for each caller. */
  public static Variant ours(URI address, int callers) {
    AccessToken token = AccessToken.of(TOKEN);
    MeClient<?> client =
        MeClient.builder(RiverGen.provider().at(address))
            .httpClient(new OkHttpClient.Builder().connectionPool(pool(callers)).build())
            .tokenProvider(() -> token)
            .build();
    return new Variant(Row.OURS + ", a connection for each caller", client::me);
  }

  private static ConnectionPool pool(int callers) {
    return new ConnectionPool(callers, 5, TimeUnit.MINUTES);
  }

  /** OkHttp with its default connection pool. */
  public static Variant okHttpByHand(URI address) {
    return okHttpByHand(address, new ConnectionPool(), BY_HAND);
  }

  /** OkHttp with a pool that keeps a connection for each caller. */
  public static Variant okHttpByHand(URI address, int callers) {
    return okHttpByHand(address, pool(callers), BY_HAND);
  }

  /** OkHttp with a pool that keeps as many connections as the default client of the SDK. */
  public static Variant okHttpWithPoolOfSdk(URI address) {
    String name = BY_HAND + ", " + SDK_CONNECTIONS + " connections";
    return okHttpByHand(address, pool(SDK_CONNECTIONS), name);
  }

  private static Variant okHttpByHand(URI address, ConnectionPool pool, String name) {
    OkHttpClient client =
        new OkHttpClient.Builder().callTimeout(TIMEOUT).connectionPool(pool).build();
    return new Variant(
        name,
        () -> {
          Request request =
              new Request.Builder()
                  .url(address + PATH)
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("Accept", "application/json")
                  .build();
          try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
              throw new IOException("status " + response.code());
            }
            return MAPPER.readValue(response.body().bytes(), Envelope.class);
          }
        });
  }

  private interface RetrofitApi {
    @GET(PATH)
    Call<Envelope> me(@Header("Authorization") String authorization);
  }

  static Variant retrofit(URI address) {
    RetrofitApi api =
        new Retrofit.Builder()
            .baseUrl(address.toString())
            .client(new OkHttpClient.Builder().callTimeout(TIMEOUT).build())
            .addConverterFactory(JacksonConverterFactory.create(MAPPER))
            .build()
            .create(RetrofitApi.class);
    return new Variant(
        "Retrofit", () -> requireNonNull(api.me("Bearer " + TOKEN).execute().body(), "no body"));
  }

  private interface FeignApi {
    @RequestLine("GET " + PATH)
    @Headers("Authorization: Bearer {token}")
    Envelope me(@Param("token") String token);
  }

  static Variant feign(URI address) {
    FeignApi api =
        Feign.builder()
            .client(new feign.okhttp.OkHttpClient(new OkHttpClient()))
            .decoder(new JacksonDecoder(MAPPER))
            .target(FeignApi.class, address.toString());
    return new Variant("OpenFeign", () -> api.me(TOKEN));
  }

  /** The HTTP client of the JDK, with HTTP/1.1. */
  public static Variant jdk(URI address) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Variant(
        "java.net.http + databind",
        () -> {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(address + PATH))
                  .timeout(TIMEOUT)
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("Accept", "application/json")
                  .build();
          return MAPPER.readValue(
              client.send(request, BodyHandlers.ofByteArray()).body(), Envelope.class);
        });
  }
}
