package io.github.mesdk.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three processes, a real Redis and a provider that counts its calls. */
@Timeout(180)
class FleetIT {
  /** The limit on the added latency, and time for the call itself on a busy machine. */
  private static final long MAX_FIRST_MILLIS = 250;

  private final AtomicInteger calls = new AtomicInteger();
  private final MockWebServer provider = new MockWebServer();
  private final List<MemberProcess> members = new ArrayList<>();
  private final AtomicInteger user = new AtomicInteger(7);
  private volatile long delayMillis = 300;
  private RedisServer redis;
  private SlowProxy proxy;

  @BeforeEach
  void start() throws Exception {
    redis = new RedisServer();
    proxy = new SlowProxy(Integer.parseInt(redis.url().replaceAll(".*:", "")));
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
    for (int i = 0; i < 3; i++) {
      members.add(new MemberProcess(proxy.url(), provider.url("/").toString()));
    }
    for (MemberProcess member : members) {
      assertThat(member.answer()).isEqualTo("ready");
    }
    warmUp();
  }

  /** Loads the classes of all members, until each of them uses the second level. */
  private void warmUp() throws Exception {
    delayMillis = 0;
    for (int i = 0; i < members.size(); i++) {
      for (int attempt = 0; !members.get(i).run("stats").contains("secondLevelHits=1"); attempt++) {
        String token = "warm" + i + "-" + attempt;
        members.get((i + 1) % members.size()).run("get " + token);
        members.get(i).run("get " + token);
      }
    }
    delayMillis = 300;
    calls.set(0);
  }

  @AfterEach
  void stop() throws Exception {
    for (MemberProcess member : members) {
      member.close();
    }
    provider.close();
    proxy.close();
    redis.close();
  }

  private static long millis(String answer) {
    return Long.parseLong(answer.split(" ", 2)[1]);
  }

  private void assertUser(MemberProcess member, String token) throws Exception {
    assertThat(member.run("get " + token)).startsWith("user" + user + " ");
  }

  /** Runs a call of 64 threads in each of these members at the same time. */
  private void all(List<MemberProcess> some, String token) throws Exception {
    some.forEach(member -> member.send("all " + token));
    for (MemberProcess member : some) {
      assertThat(member.answer()).isEqualTo("user" + user);
    }
  }

  @Test
  void theFleetMakesOneUpstreamCall() throws Exception {
    all(members, "shared");
    assertThat(calls).hasValue(1);
  }

  @Test
  void theFleetMakesTwoUpstreamCallsIfTheMemberThatLoadsIsKilled() throws Exception {
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

  @Test
  void anInvalidationReachesAllMembersWithinASecond() throws Exception {
    for (String command : List.of("invalidate shared", "subject " + user)) {
      all(members, "shared");
      user.incrementAndGet();
      members.get(0).run(command);
      long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      for (MemberProcess member : members) {
        while (!member.run("get shared").startsWith("user" + user)) {
          assertThat(System.nanoTime() - end).isNegative();
        }
      }
    }
  }

  private interface Failure {
    void begin() throws Exception;
  }

  /** The first call may take longer, by the timeout of the second level; the others may not. */
  private void assertHarmless(Failure failure) throws Exception {
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

  @Test
  void aKilledRedisIsHarmless() throws Exception {
    assertHarmless(redis::kill);
    redis.start();
    for (MemberProcess member : members) {
      long hits = hits(member);
      for (int i = 0; hits(member) == hits; i++) { // it uses Redis again
        members.get((members.indexOf(member) + 1) % 3).run("get again" + i);
        assertUser(member, "again" + i);
      }
    }
  }

  private static long hits(MemberProcess member) throws Exception {
    return Long.parseLong(member.run("stats").replaceAll(".*secondLevelHits=(\\d+).*", "$1"));
  }

  @Test
  void aFrozenRedisIsHarmless() throws Exception {
    assertHarmless(() -> redis.signal("STOP"));
    members.get(0).run("invalidate before");
    redis.signal("CONT");
    user.set(8);
    for (MemberProcess member : members) {
      for (int i = 0; !member.run("get before").startsWith("user8"); i++) {
        member.run("get probe" + i); // an invalidation during the outage arrives afterwards
      }
    }
  }

  @Test
  void aSlowRedisIsHarmless() throws Exception {
    assertHarmless(() -> proxy.delayMillis = 1_000);
  }

  @Test
  void aRedisThatRestartsEmptyIsHarmless() throws Exception {
    assertHarmless(() -> {
      redis.kill();
      redis.start();
    });
  }

  @Test
  void aFullRedisIsHarmless() throws Exception {
    assertHarmless(() -> {
      redis.kill();
      redis.start("--maxmemory", "1", "--maxmemory-policy", "noeviction");
    });
  }
}
