package io.github.mesdk.cache.redis;

import io.github.mesdk.cache.fleet.FleetContract;
import io.github.mesdk.cache.fleet.Member;
import io.github.mesdk.cache.fleet.MemberProcess;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
      Member.run(RedisStore.at(arguments[0]), arguments[1]);
    }
  }

  @BeforeAll
  void start() throws Exception {
    redis = new RedisServer();
    proxy = new SlowProxy(Integer.parseInt(redis.url().replaceAll(".*:", "")));
  }

  @Override
  protected MemberProcess member(int index, String provider) throws Exception {
    return new MemberProcess(RedisMember.class, List.of(proxy.url()), provider);
  }

  @AfterAll
  void stop() throws Exception {
    if (redis != null) {
      proxy.close();
      redis.close();
    }
  }

  @Test
  void aKilledRedisIsHarmless() throws Exception {
    assertHarmless(redis::kill, redis::start);
  }

  @Test
  void aFrozenRedisIsHarmless() throws Exception {
    assertHarmless(() -> redis.signal("STOP"), () -> redis.signal("CONT"));
  }

  @Test
  void aSlowRedisIsHarmless() throws Exception {
    assertHarmless(() -> proxy.delayMillis = 1_000, () -> proxy.delayMillis = 0);
  }

  @Test
  void aRedisThatRestartsEmptyIsHarmless() throws Exception {
    assertHarmless(
        () -> {
          redis.kill();
          redis.start();
        },
        () -> {});
  }

  /** It answers reads and rejects writes. */
  @Test
  void aFullRedisIsHarmless() throws Exception {
    assertHarmless(
        () -> redis.command("CONFIG SET maxmemory 1"),
        () -> redis.command("CONFIG SET maxmemory 0"));
  }
}
