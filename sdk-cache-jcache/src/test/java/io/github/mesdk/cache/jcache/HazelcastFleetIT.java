package io.github.mesdk.cache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.fleet.FleetContract;
import io.github.mesdk.cache.fleet.Member;
import io.github.mesdk.cache.fleet.MemberProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three processes, each of which is a member of a Hazelcast cluster. */
@Timeout(180)
class HazelcastFleetIT extends FleetContract {
  private static final int ROUNDS = 12;

  private final String cluster = UUID.randomUUID().toString();
  private final List<Integer> ports = new ArrayList<>();

  /** The main class. Its arguments begin with the cluster, its own port and two other ports. */
  static final class HazelcastProcess {
    private HazelcastProcess() {}

    public static void main(String[] arguments) throws Exception {
      int[] ports = IntStream.rangeClosed(1, 3).map(i -> Integer.parseInt(arguments[i])).toArray();
      HazelcastMember member = new HazelcastMember(arguments[0], ports[0], ports[1], ports[2]);
      Member.run(JCacheStore.of(member.cache()), arguments[4], arguments[5]);
    }
  }

  @BeforeEach
  void choosePorts() throws Exception {
    while (ports.size() < 3) {
      int port = HazelcastStoreTest.freePort();
      if (!ports.contains(port)) {
        ports.add(port);
      }
    }
  }

  /** Members that start at the same time might found separate clusters, so the first is awaited. */
  @Override
  protected MemberProcess member(int index, String provider, Duration timeout) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(cluster));
    for (int i = 0; i < 3; i++) {
      arguments.add(ports.get((index + i) % 3).toString());
    }
    MemberProcess member = new MemberProcess(HazelcastProcess.class, arguments, provider, timeout);
    if (index == 0) {
      member.awaitReady();
    }
    return member;
  }

  @Test
  void aMemberThatIsKilledDuringUseIsHarmless() throws Exception {
    assertHarmless(this::killOneDuringUse);
    awaitSecondLevel();
    assertInvalidated("invalidate before", "before");
  }

  private void killOneDuringUse() throws Exception {
    MemberProcess killed = members.remove(0);
    for (int round = 0; round < ROUNDS; round++) {
      String command = "each round" + round + "-";
      members.forEach(member -> member.send(command));
      if (round == ROUNDS / 3) {
        killed.kill(); // while 128 calls use the store
      }
      for (MemberProcess member : members) {
        assertThat(member.answer()).isEqualTo("user7");
      }
    }
  }
}
