package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The least that a program on OkHttp can do: it asks, and throws the answer away. */
public final class OkHttpAlone {
  private OkHttpAlone() {}

  /**
   * Asks and prints how long the answer is.
   *
   * @param args the address
   */
  public static void main(String[] args) throws IOException {
    Request request =
        new Request.Builder()
            .url(args[0] + "/api/v1/auth/me")
            .header("Authorization", "Bearer " + System.getenv("ME_TOKEN"))
            .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      System.out.println(response.body().bytes().length);
    }
  }
}
