package io.github.mesdk.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three processes, a real engine and a provider that counts its calls. Each engine passes it. The
 * tests share the processes, but not their caches and entries. They print the times that they see,
 * and check them against the limits that docs/fleet.md names. On a busy machine, the system
 * property {@code fleetFactor} multiplies these limits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FleetContract {
  /** How many tokens {@link #sendEach} uses. */
  protected static final int TOKENS = Member.THREADS;

  private static final int SIZE = 3;
  private static final int REPETITIONS = 20;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(200);

  /** A busy machine may exceed the default; a member that gives up calls the provider itself. */
  protected static final Duration LONG_TIMEOUT = Duration.ofSeconds(5);

  /** What a failure may add to the first call of a member, and to the median of its later calls. */
  private static final Duration FIRST_CALL = limit(Duration.ofMillis(250));

  private static final Duration LATER_CALLS = limit(Duration.ofMillis(25));

  /** When all members have noticed an invalidation. */
  private static final Duration INVALIDATION = limit(Duration.ofSeconds(1));

  /** Far above what a call takes on a busy machine, and far below the time to live. */
  private static final Duration HANG = Duration.ofSeconds(20);

  protected final List<MemberProcess> members = new ArrayList<>();
  private CountingProvider provider;
  private int fleets;

  private static Duration limit(Duration documented) {
    return documented.multipliedBy(Integer.getInteger("fleetFactor", 1));
  }

  /** Starts the member with this index, which begins at 0. */
  protected abstract MemberProcess member(int index, String provider) throws Exception;

  @BeforeAll
  void startProvider() throws Exception {
    provider = new CountingProvider();
  }

  @AfterAll
  void stopAll() {
    members.forEach(MemberProcess::close);
    provider.close();
  }

  /** Starts the members that are not running, each with an empty cache and without old entries. */
  protected void startFleet(Duration timeout) throws Exception {
    for (int i = 0; i < SIZE; i++) {
      if (members.size() == i) {
        members.add(member(i, provider.url()));
      } else if (!members.get(i).isAlive()) {
        members.set(i, member(i, provider.url()));
      }
    }
    fleets++;
    for (MemberProcess member : members) {
      member.awaitReady();
      member.run("start " + timeout + " fleet" + fleets);
    }
    provider.delayMillis = 0;
    awaitSecondLevel();
    provider.calls.set(0);
  }

  private List<MemberProcess> alive() {
    return members.stream().filter(MemberProcess::isAlive).toList();
  }

  /** Waits until each member uses the second level. */
  private void awaitSecondLevel() throws Exception {
    List<MemberProcess> alive = alive();
    for (int i = 0; i < alive.size(); i++) {
      MemberProcess member = alive.get(i);
      MemberProcess other = alive.get((i + 1) % alive.size());
      long before = hits(member);
      while (hits(member) == before) {
        String command = "get " + UUID.randomUUID();
        other.run(command);
        member.run(command);
      }
    }
  }

  private static long hits(MemberProcess member) throws Exception {
    return Long.parseLong(member.run("stats").replaceAll(".*secondLevelHits=(\\d+).*", "$1"));
  }

  private String user(String token) {
    return "user" + provider.userId(token);
  }

  /** Returns the milliseconds of one call, which must serve the user of the token. */
  private long get(MemberProcess member, String token) throws Exception {
    String[] answer = member.run("get " + token).split(" ", 2);
    assertThat(answer[0]).isEqualTo(user(token));
    return Long.parseLong(answer[1]);
  }

  /** Calls with one token from 64 threads of each member at the same time. */
  private void all(String token) throws Exception {
    members.forEach(member -> member.send("all " + token));
    for (MemberProcess member : members) {
      assertThat(member.answer()).isEqualTo(user(token));
    }
  }

  /** Returns how often the provider was called since the test began or its failure happened. */
  protected int calls() {
    return provider.calls.get();
  }

  /** Calls with {@link #TOKENS} tokens at the same time. */
  protected void sendEach(List<MemberProcess> some, String token) {
    some.forEach(member -> member.send("each " + token));
  }

  protected void assertEach(List<MemberProcess> some, String token) throws Exception {
    String expected =
        IntStream.range(0, TOKENS).mapToObj(i -> user(token + i)).collect(Collectors.joining(","));
    for (MemberProcess member : some) {
      assertThat(member.answer()).isEqualTo(expected);
    }
  }

  @Test
  void theFleetMakesOneUpstreamCallAndAnInvalidationReachesAllMembers() throws Exception {
    startFleet(LONG_TIMEOUT);
    provider.delayMillis = 300; // all threads ask during the load
    all("shared");
    assertThat(provider.calls).hasValue(1);
    provider.delayMillis = 0; // the time of the provider does not count
    assertInvalidated("invalidate shared", "shared");
    all("shared");
    assertInvalidated("subject " + provider.userId("shared"), "shared");
    all("shared");
  }

  @Test
  void theFleetMakesTwoUpstreamCallsIfTheMemberThatLoadsIsKilled() throws Exception {
    startFleet(LONG_TIMEOUT);
    provider.delayMillis = 1_000;
    members.get(0).send("all shared");
    while (provider.calls.get() == 0) {
      Thread.onSpinWait();
    }
    members.get(1).send("all shared");
    members.get(2).send("all shared");
    members.get(0).kill();
    assertThat(members.get(1).answer()).isEqualTo(user("shared"));
    assertThat(members.get(2).answer()).isEqualTo(user("shared"));
    assertThat(provider.calls).hasValueLessThanOrEqualTo(2);
  }

  private void assertInvalidated(String command, String token) throws Exception {
    provider.changeUsers();
    long start = System.nanoTime();
    members.get(0).run(command);
    awaitChange(token);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("ms: \"" + command + "\" on all members after " + time.toMillis());
    assertThat(time).isLessThan(INVALIDATION);
  }

  /** Waits until each member serves the changed user of the token. */
  private void awaitChange(String token) throws Exception {
    long start = System.nanoTime();
    for (MemberProcess member : alive()) {
      for (int i = 0; !member.run("get " + token).startsWith(user(token) + " "); i++) {
        assertThat(System.nanoTime() - start).isLessThan(HANG.toNanos());
        member.run("get probe" + i); // after an outage, it notices that the store answers again
      }
    }
  }

  /** Something that happens to the engine. */
  protected interface Event {
    void happen() throws Exception;
  }

  /**
   * Expects the right answers during a failure: the first call of a member waits at most for the
   * timeout, later calls do not wait, and no call of the provider is repeated. An invalidation
   * during the failure reaches all members after it.
   */
  protected void assertHarmless(Event failure, Event recovery) throws Exception {
    startFleet(DEFAULT_TIMEOUT);
    all("before");
    long usual = median(members.get(0), "usual");
    provider.calls.set(0);
    failure.happen();
    provider.calls.set(0);
    for (MemberProcess member : alive()) {
      long first = get(member, "first");
      long later = median(member, "later");
      System.out.println("ms: usual " + usual + ", first " + first + ", later " + later);
      assertThat(first).as("first").isLessThan(usual + FIRST_CALL.toMillis());
      assertThat(later).as("later").isLessThan(usual + LATER_CALLS.toMillis());
      get(member, "before");
    }
    assertThat(provider.calls).hasValueLessThanOrEqualTo(SIZE * (REPETITIONS + 2));
    MemberProcess one = alive().get(0);
    provider.changeUsers();
    one.run("invalidate before");
    get(one, "before");
    recovery.happen();
    awaitChange("before");
    awaitSecondLevel();
  }

  /** Returns the median time of calls that reach the provider. */
  private long median(MemberProcess member, String token) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      times.add(get(member, token + i));
    }
    return times.stream().sorted().skip(REPETITIONS / 2).findFirst().orElseThrow();
  }
}
