package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.login.LoginServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** They begin each of fifty rounds together, so that neither has the login for itself. */
  @Test
  void twoProcessesKeepTheirLoginOverAThousandRenewals() throws Exception {
    try (LoginServer server = new LoginServer()) {
      Process one = start("one", server);
      Process two = start("two", server);
      try {
        for (int round = 0; round < 50; round++) {
          assertReady(one, two);
          for (Process process : List.of(one, two)) {
            process.getOutputStream().write('!');
            process.getOutputStream().flush();
          }
        }
        assertReady(one, two);
      } finally {
        one.getOutputStream().close();
        two.getOutputStream().close();
      }
      assertEndsWell(one, folder.resolve("one"));
      assertEndsWell(two, folder.resolve("two"));
      assertThat(server.reused()).isZero();
      assertThat(server.asked()).isEqualTo(1000);
      assertThat(server.turns()).isGreaterThanOrEqualTo(50);
    }
    assertThat(TokenStore.file(file).read(Deadlines.far()).flatMap(StoredTokens::refreshToken))
        .contains("refresh-1000");
  }

  private Process start(String name, LoginServer server) throws IOException {
    return RenewingProcess.start(
        folder.resolve(name), file.toString(), server.origin().toString(), "10");
  }

  private static void assertReady(Process... processes) throws IOException {
    for (Process process : processes) {
      assertThat(process.inputReader().readLine()).isEqualTo("ready");
    }
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
      assertThat(store.update(Deadlines.far(), stored -> stored))
          .contains(StoredTokens.of("refresh-0"));
      assertThat(pauses).hasValue(3);
    } finally {
      holder.destroyForcibly();
    }
  }
}
