package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.token.refresh.CloudBaseKind;
import io.github.mesdk.token.refresh.RefreshingProcess.Command;
import io.github.mesdk.token.refresh.RunningProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A login that another process holds locked. */
@Timeout(120)
class SharedLoginTest {
  private static final StoredTokens LOGIN = StoredTokens.of("refresh-0");

  @TempDir Path folder;

  @Test
  void theLockOfAKilledProcessIsReleased() throws Exception {
    Path file = folder.resolve("login");
    TokenStore.file(file).update(Deadlines.far(), none -> Optional.of(LOGIN));
    URI nowhere = URI.create("http://127.0.0.1:9");
    try (RunningProcess holder =
        RunningProcess.start(
            "holder",
            file,
            folder.resolve("err"),
            CloudBaseKind.class,
            nowhere,
            List.of(),
            line -> {})) {
      assertThat(holder.line()).isEqualTo("ready");
      assertThat(holder.sendAndRead(Command.HOLD)).isEqualTo("held");
      AtomicInteger pauses = new AtomicInteger();
      TokenStore store =
          new FileTokenStore(
              file,
              pause -> {
                if (pauses.incrementAndGet() == 3) {
                  holder.kill();
                }
              });
      assertThat(store.update(Deadlines.far(), stored -> stored)).contains(LOGIN);
      assertThat(pauses).hasValue(3);
    }
  }
}
