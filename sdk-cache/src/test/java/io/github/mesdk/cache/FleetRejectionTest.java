package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.cache.FaultyStore.Fault;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.token.AccessToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers of the fleet a rejection ends. */
@Timeout(60)
class FleetRejectionTest extends FleetFixture {
  private final Member patient =
      new Member(builder().secondLevel(secondLevel()).timeToLive(Duration.ofDays(1)));

  private static CacheRequest asking(String programToken) {
    return request(AccessToken.of(programToken), Argument.ofSecret("token", "token-of-ada"));
  }

  private static String tombstone(String token) {
    EntryNames names = new EntryNames(NAMES, "mesdk");
    return names.tombstone(names.credential(token));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRejectionDuringAnOutageEndsTheAnswerForAllMembersAfterwards(boolean isOutageKnown) {
    one.get("t");
    patient.get("t"); // fresh for a day
    assertLoads(1);
    clock.advanceSeconds(70);
    store.fault = Fault.FAIL;
    if (isOutageKnown) {
      one.get("other");
    }
    fail(rejection(UnauthenticatedReason.INVALID));
    one.failure("t");
    store.fault = Fault.NONE;
    await(() -> {
      clock.advanceSeconds(1);
      return patient.failure("t") != null;
    });
  }

  @Test
  void aFloodOfInventedTokensDuringAnOutageWritesNoTombstonesAfterwards() {
    store.fault = Fault.FAIL;
    fail(rejection(UnauthenticatedReason.INVALID));
    for (int i = 0; i < 20; i++) {
      one.failure("invented" + i);
    }
    store.fault = Fault.NONE;
    provider = () -> user(7);
    await(() -> {
      clock.advanceSeconds(1);
      one.get("t" + clock.millis());
      return hasAnswers();
    });
    assertThat(memory.values().keySet()).filteredOn(key -> key.contains(":t1:")).isEmpty();
  }

  private boolean hasAnswers() {
    return memory.values().keySet().stream().anyMatch(key -> key.contains(":a1:"));
  }

  @Test
  void aRejectedTokenOfTheProgramEndsNoAnswerOfAnotherToken() {
    patient.get(asking("good"));
    two.get(asking("revoked"));
    assertLoads(2);
    clock.advanceSeconds(70);
    fail(rejection(UnauthenticatedReason.INVALID));
    assertThatThrownBy(() -> two.get(asking("revoked")))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(memory.values())
        .containsKey(tombstone("revoked"))
        .doesNotContainKey(tombstone("token-of-ada"));
    assertThat(patient.get(asking("good"))).isEqualTo(user(7));
    assertLoads(3);
  }

  /** All users' answers depend on the program's token, which a gateway may have refused. */
  @Test
  void aRejectionOfTheProgramWithoutAReasonEndsNoAnswerOfOtherMembers() {
    two.get(asking("good"));
    clock.advanceSeconds(70);
    fail(rejection(UnauthenticatedReason.UNKNOWN));
    assertThatThrownBy(() -> two.get(asking("good"))).isInstanceOf(UnauthenticatedException.class);
    assertThat(memory.values())
        .doesNotContainKey(tombstone("good"))
        .doesNotContainKey(tombstone("token-of-ada"));
  }

  /** The program's own secret, for example, is wrong on one member. */
  @Test
  void anInvalidRequestOfOneMemberEndsNoAnswerOfOthers() {
    two.get("t");
    clock.advanceSeconds(70);
    fail(ErrorKind.INVALID_REQUEST);
    assertThatThrownBy(() -> two.get("t")).isInstanceOf(InvalidRequestException.class);
    assertThat(memory.values()).doesNotContainKey(tombstone("t"));
  }
}
