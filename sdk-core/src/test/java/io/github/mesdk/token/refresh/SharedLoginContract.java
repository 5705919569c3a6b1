package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.token.StoredTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes use one login, for every kind of login. */
@Timeout(120)
public abstract class SharedLoginContract extends ProcessFixture {

  /** The number of rounds, each with twenty refreshes. */
  protected int rounds() {
    return 50;
  }

  /** The processes start each round together, so that they compete for the login. */
  @Test
  void twoProcessesKeepTheirLoginForManyRefreshes() throws Exception {
    List<RunningProcess> both = List.of(start(), start());
    for (int round = 0; round < rounds(); round++) {
      for (RunningProcess process : both) {
        process.send(RefreshingProcess.Command.REFRESH);
      }
      for (RunningProcess process : both) {
        assertThat(process.line()).isEqualTo("ready");
      }
    }
    for (RunningProcess process : both) {
      process.awaitExit();
    }
    assertThat(server.ledger().faults()).isEmpty();
    assertThat(server.ledger().refreshes()).isEqualTo(20 * rounds());
    assertThat(server.ledger().processSwitches()).isGreaterThanOrEqualTo(rounds());
    assertThat(store().read(far).flatMap(StoredTokens::refreshToken))
        .contains("refresh-" + 20 * rounds());
  }
}
