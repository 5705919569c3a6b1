package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testing.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, one login, and a service that voids a refresh token once it was used. */
@Timeout(120)
class SharedLoginTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void signIn() {
    file = folder.resolve("login");
    TokenStore.file(file)
        .update(Deadlines.far(), none -> Optional.of(StoredTokens.of("refresh-0")));
  }

  /** Gives refresh-1 for refresh-0, and so on; anything but the latest is a reuse. */
  private static final class RotatingTokens extends Dispatcher {
    private final AtomicInteger latest = new AtomicInteger();
    private final AtomicInteger reused = new AtomicInteger();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getUrl().encodedPath();
      int used = Integer.parseInt(path.substring(path.lastIndexOf('-') + 1));
      if (!latest.compareAndSet(used, used + 1)) {
        reused.incrementAndGet();
        return new MockResponse.Builder().code(400).build();
      }
      return new MockResponse.Builder()
          .addHeader(RenewingProcess.NEXT, "refresh-" + (used + 1))
          .build();
    }
  }

  @Test
  void twoProcessesKeepTheirLoginOverAThousandRenewals() throws Exception {
    RotatingTokens tokens = new RotatingTokens();
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(tokens);
      server.start();
      String endpoint = Servers.origin(server).toString();
      Process one =
          RenewingProcess.start(folder.resolve("one.err"), file.toString(), endpoint, "500");
      Process two =
          RenewingProcess.start(folder.resolve("two.err"), file.toString(), endpoint, "500");
      assertEndsWell(one, folder.resolve("one.err"));
      assertEndsWell(two, folder.resolve("two.err"));
    }
    assertThat(tokens.reused).hasValue(0);
    assertThat(TokenStore.file(file).read(Deadlines.far()))
        .contains(StoredTokens.of("refresh-1000"));
  }

  private static void assertEndsWell(Process process, Path errors) throws Exception {
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(errors)).doesNotContain("Exception");
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aProcessThatIsKilledLeavesTheStoreToTheOthers() throws Exception {
    Process holder = RenewingProcess.start(folder.resolve("err"), file.toString(), "hold");
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      AtomicInteger pauses = new AtomicInteger();
      TokenStore store =
          new FileTokenStore(
              file,
              pause -> {
                if (pauses.incrementAndGet() == 3) {
                  holder.destroyForcibly().waitFor();
                }
              });
      assertThat(store.read(Deadlines.far())).contains(StoredTokens.of("refresh-0"));
      assertThat(pauses).hasValue(3);
    } finally {
      holder.destroyForcibly();
    }
  }
}
