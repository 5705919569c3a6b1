package io.github.mesdk.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three processes, a real engine and a provider that counts its calls. Each engine passes it. */
public abstract class FleetContract {
  /** The limit on the added latency, and time for the call itself on a busy machine. */
  private static final long MAX_FIRST_MILLIS = 250;

  protected static final Duration DEFAULT = Duration.ofMillis(200);
  protected static final Duration PATIENT = Duration.ofSeconds(5);

  protected final List<MemberProcess> members = new ArrayList<>();
  protected final AtomicInteger user = new AtomicInteger(7);
  protected volatile long delayMillis = 300;
  private final AtomicInteger calls = new AtomicInteger();
  private final MockWebServer provider = new MockWebServer();

  /** Starts the member with this index, which begins at 0. */
  protected abstract MemberProcess member(int index, String provider, Duration timeout)
      throws Exception;

  @BeforeEach
  void startProvider() throws Exception {
    provider.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            calls.incrementAndGet();
            return new MockResponse.Builder()
                .body("{\"userId\":" + user + ",\"email\":\"ada@example.com\"}")
                .headersDelay(delayMillis, TimeUnit.MILLISECONDS)
                .build();
          }
        });
    provider.start(InetAddress.getLoopbackAddress(), 0);
  }

  /**
   * Starts three members with this limit on an operation of the store. A busy machine may exceed
   * the default, and a member that gives up waiting for the store calls the provider itself.
   */
  protected void startMembers(Duration timeout) throws Exception {
    for (int i = 0; i < 3; i++) {
      members.add(member(i, provider.url("/").toString(), timeout));
    }
    for (MemberProcess member : members) {
      member.awaitReady();
    }
    delayMillis = 0;
    awaitSecondLevel();
    delayMillis = 300;
    calls.set(0);
  }

  /** Waits until each member uses the second level. At first, this loads the classes. */
  protected void awaitSecondLevel() throws Exception {
    for (int i = 0; i < members.size(); i++) {
      MemberProcess member = members.get(i);
      MemberProcess other = members.get((i + 1) % members.size());
      long before = hits(member);
      while (hits(member) == before) {
        String command = "get " + UUID.randomUUID();
        other.run(command);
        member.run(command);
      }
    }
  }

  @AfterEach
  void stopAll() {
    members.forEach(MemberProcess::close);
    provider.close();
  }

  private static long millis(String answer) {
    return Long.parseLong(answer.split(" ", 2)[1]);
  }

  protected void assertUser(MemberProcess member, String token) throws Exception {
    assertThat(member.run("get " + token)).startsWith("user" + user + " ");
  }

  /** Runs a call of 64 threads in each of these members at the same time. */
  protected void all(List<MemberProcess> some, String token) throws Exception {
    some.forEach(member -> member.send("all " + token));
    for (MemberProcess member : some) {
      assertThat(member.answer()).isEqualTo("user" + user);
    }
  }

  @Test
  protected void theFleetMakesOneUpstreamCallAndAnInvalidationReachesAllMembersWithinASecond()
      throws Exception {
    startMembers(PATIENT);
    all(members, "shared");
    assertThat(calls).hasValue(1);
    assertInvalidated("invalidate shared", "shared");
    all(members, "shared");
    assertInvalidated("subject " + user, "shared");
  }

  @Test
  protected void theFleetMakesTwoUpstreamCallsIfTheMemberThatLoadsIsKilled() throws Exception {
    startMembers(PATIENT);
    delayMillis = 1_000;
    members.get(0).send("all shared");
    while (calls.get() == 0) {
      Thread.onSpinWait();
    }
    members.get(1).send("all shared");
    members.get(2).send("all shared");
    members.get(0).kill();
    assertThat(members.get(1).answer()).isEqualTo("user7");
    assertThat(members.get(2).answer()).isEqualTo("user7");
    assertThat(calls).hasValueLessThanOrEqualTo(2);
  }

  /** Changes the user, and expects all members to serve it within a second of the command. */
  protected void assertInvalidated(String command, String token) throws Exception {
    delayMillis = 0; // the time of the provider does not count
    user.incrementAndGet();
    members.get(0).run(command);
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    for (MemberProcess member : members) {
      while (!member.run("get " + token).startsWith("user" + user)) {
        assertThat(System.nanoTime() - end).isNegative();
      }
    }
  }

  /** What happens to the engine. */
  protected interface Failure {
    void begin() throws Exception;
  }

  /** The first call may take longer, by the timeout of the second level; the others may not. */
  protected void assertHarmless(Failure failure) throws Exception {
    startMembers(DEFAULT);
    all(members, "before");
    delayMillis = 0;
    long usual = median(members.get(0), "usual");
    failure.begin();
    for (MemberProcess member : members) {
      String first = member.run("get first");
      assertThat(first).startsWith("user7 ");
      assertThat(millis(first)).isLessThanOrEqualTo(MAX_FIRST_MILLIS + usual);
      long later = median(member, "later");
      System.out.println("usual " + usual + " ms, first " + millis(first) + ", later " + later);
      assertThat(later - usual).isLessThan(MAX_FIRST_MILLIS / 2); // no wait for the store
      assertUser(member, "before");
    }
  }

  /** Returns the median time of calls that reach the provider. */
  private long median(MemberProcess member, String token) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String answer = member.run("get " + token + i);
      assertThat(answer).startsWith("user7 ");
      times.add(millis(answer));
    }
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static long hits(MemberProcess member) throws Exception {
    return Long.parseLong(member.run("stats").replaceAll(".*secondLevelHits=(\\d+).*", "$1"));
  }
}
