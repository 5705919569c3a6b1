package io.github.mesdk;

import io.github.mesdk.error.MeException;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testing.FaultTable;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** A program with little memory that meets servers which send too much. */
final class FloodedProcess {
  private FloodedProcess() {}

  /** Meets the faults of these names, one after the other, and prints how each call ended. */
  public static void main(String[] args) {
    for (String name : args) {
      System.out.println(name + ": " + end(WireFault.valueOf(name)));
    }
    System.out.println("alive");
  }

  private static String end(WireFault fault) {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                FaultServer.sslContext().getSocketFactory(), FaultServer.trustManager())
            .build();
    try (FaultServer server = FaultServer.start(fault, "{\"userId\":7}");
        MeClient<AuthInfo> client =
            MeClient.builder(Testiny.provider())
                .baseUrl(server.baseUrl())
                .httpClient(own)
                .timeout(Duration.ofSeconds(15))
                .retryPolicy(RetryPolicy.none())
                .tokenProvider(TokenProvider.of("the-token"))
                .build()) {
      return "user " + client.me().userId();
    } catch (MeException failure) {
      return FaultTable.nameOf(failure);
    }
  }

  /** Starts one on this machine's Java with a heap of 64 MiB. */
  static Process start(Path output, List<String> faults) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx64m", "-cp"));
    command.add(AskingProcess.classPath());
    command.add(FloodedProcess.class.getName());
    command.addAll(faults);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
