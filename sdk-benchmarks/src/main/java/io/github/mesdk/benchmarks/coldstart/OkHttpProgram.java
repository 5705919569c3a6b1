package io.github.mesdk.benchmarks.coldstart;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A minimal program with OkHttp. It calls the service and does not decode the answer. */
public final class OkHttpProgram {
  private OkHttpProgram() {}

  /**
   * Calls the service and prints the length of the answer.
   *
   * @param args the base URL of the service
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
