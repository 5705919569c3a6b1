package io.github.mesdk.cache.redis;

import io.github.mesdk.cache.fleet.FleetContract;
import io.github.mesdk.cache.fleet.Member;
import io.github.mesdk.cache.fleet.MemberProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three processes and a real Redis behind a proxy that can be slow. */
@Timeout(180)
class FleetIT extends FleetContract {
  private RedisServer redis;
  private SlowProxy proxy;

  /** The main class of each member, with the URL of Redis as its first argument. */
  static final class RedisMember {
    private RedisMember() {}

    public static void main(String[] arguments) throws Exception {
      Member.run(RedisStore.at(arguments[0]), arguments[1], arguments[2]);
    }
  }

  @BeforeEach
  void start() throws Exception {
    redis = new RedisServer();
    proxy = new SlowProxy(Integer.parseInt(redis.url().replaceAll(".*:", "")));
  }

  @Override
  protected MemberProcess member(int index, String provider, Duration timeout) throws Exception {
    return new MemberProcess(RedisMember.class, List.of(proxy.url()), provider, timeout);
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    redis.close();
  }

  @Test
  void aKilledRedisIsHarmless() throws Exception {
    assertHarmless(redis::kill);
    redis.start();
    awaitSecondLevel();
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
