package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.token.AccessToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No member serves an answer after the token has expired, as far as a caller knew it. */
@Timeout(60)
class FleetExpiryTest extends FleetFixture {

  @Test
  void theEarliestExpiryThatACallerOfTheLoadKnowsHoldsForAllMembers() {
    CountDownLatch finish = new CountDownLatch(1);
    provider = () -> answerAfter(finish, 7);
    CompletableFuture<AuthInfo> first = one.start(request("t"));
    await(() -> loads.get() == 1);
    AccessToken expiring = AccessToken.of("t", clock.instant().plusSeconds(10));
    CompletableFuture<AuthInfo> joined = one.start(request(expiring));
    finish.countDown();
    assertThat(first.join()).isEqualTo(joined.join());
    awaitWrites();
    clock.advanceSeconds(9);
    two.get("t");
    assertLoads(1);
    clock.advanceSeconds(1);
    two.get("t");
    assertLoads(2);
  }
}
