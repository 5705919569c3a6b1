package io.github.mesdk.cache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.fleet.FleetContract;
import io.github.mesdk.cache.fleet.Member;
import io.github.mesdk.cache.fleet.MemberProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three processes, each of which is a member of a Hazelcast cluster. */
@Timeout(180)
class HazelcastFleetIT extends FleetContract {
  private static final int ROUNDS = 12;

  /** The round in which a member is killed. The rounds before it show that the members share. */
  private static final int KILL = 4;

  private final String cluster = UUID.randomUUID().toString();
  private final List<Integer> ports = new ArrayList<>();

  /** The main class. Its arguments begin with the cluster, its own port and two other ports. */
  static final class HazelcastProcess {
    private HazelcastProcess() {}

    public static void main(String[] arguments) throws Exception {
      System.setProperty("hazelcast.logging.type", "none"); // it warns before it reads its settings
      int[] ports = IntStream.rangeClosed(1, 3).map(i -> Integer.parseInt(arguments[i])).toArray();
      HazelcastMember member = new HazelcastMember(arguments[0], ports[0], ports[1], ports[2]);
      Member.run(JCacheStore.of(member.cache()), arguments[4]);
    }
  }

  @BeforeAll
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
  protected MemberProcess member(int index, String provider) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(cluster));
    for (int i = 0; i < 3; i++) {
      arguments.add(ports.get((index + i) % 3).toString());
    }
    MemberProcess member = new MemberProcess(HazelcastProcess.class, arguments, provider);
    if (index == 0) {
      member.awaitReady();
    }
    return member;
  }

  @Test
  void aMemberThatIsKilledDuringUseIsHarmless() throws Exception {
    assertHarmless(
        () ->
            assertThat(callsOfRounds())
                .as("none is repeated")
                .allMatch(count -> count <= TOKENS * (members.size() - 1)),
        () -> {});
  }

  @Test
  void theOthersShareBeforeAMemberIsKilledDuringUseAndAfterwards() throws Exception {
    startFleet(LONG_TIMEOUT);
    List<Integer> calls = callsOfRounds();
    assertThat(calls.subList(0, KILL)).as("before").containsOnly(TOKENS);
    assertThat(calls.get(ROUNDS - 1)).as("after").isEqualTo(TOKENS);
  }

  /** Returns the upstream calls of each round, in which two members ask for the same tokens. */
  private List<Integer> callsOfRounds() throws Exception {
    List<MemberProcess> others = members.subList(1, members.size());
    List<Integer> calls = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int before = calls();
      sendEach(others, "round" + round + "-");
      if (round == KILL) {
        members.get(0).kill(); // while 128 calls use the store
      }
      assertEach(others, "round" + round + "-");
      calls.add(calls() - before);
    }
    System.out.println("upstream calls for " + TOKENS + " tokens, each round: " + calls);
    return calls;
  }
}
