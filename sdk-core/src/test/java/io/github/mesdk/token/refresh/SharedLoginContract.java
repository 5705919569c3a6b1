package io.github.mesdk.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.token.StoredTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes use one login, of whatever kind. */
@Timeout(120)
public abstract class SharedLoginContract extends ProcessFixture {

  /** How many rounds of twenty refreshes there are. */
  protected int rounds() {
    return 50;
  }

  /** They begin each round together, so that neither has the login for itself. */
  @Test
  void twoProcessesKeepTheirLoginOverManyRefreshes() throws Exception {
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
      process.end();
    }
    assertThat(server.ledger().faults()).isEmpty();
    assertThat(server.ledger().refreshes()).isEqualTo(20 * rounds());
    assertThat(server.ledger().turns()).isGreaterThanOrEqualTo(rounds());
    assertThat(store().read(far).flatMap(StoredTokens::refreshToken))
        .contains("refresh-" + 20 * rounds());
  }
}
