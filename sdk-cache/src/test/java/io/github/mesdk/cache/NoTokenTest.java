package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.internal.cache.CacheRequest;
import io.github.mesdk.model.pulse.UserSession;
import io.github.mesdk.provider.Argument;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.AccessToken;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A heap dump contains no token that the cache was called with. */
@Timeout(180)
class NoTokenTest extends CacheFixture {
  private static final int LONG = 2_000;

  @TempDir Path folder;

  /** A scrambled token, so that the search pattern itself is not a match. */
  private static char[] scrambled(int length, int seed) {
    Random letters = new Random(seed);
    char[] token = new char[length];
    for (int i = 0; i < length; i++) {
      token[i] = (char) ('B' + letters.nextInt(26));
    }
    return token;
  }

  private static AccessToken token(char[] scrambled) {
    char[] clear = scrambled.clone();
    for (int i = 0; i < clear.length; i++) {
      clear[i] = (char) (clear[i] - 1);
    }
    AccessToken token = AccessToken.of(new String(clear));
    Arrays.fill(clear, ' ');
    return token;
  }

  /** Returns whether the dump contains the unscrambled token. */
  private static boolean contains(byte[] dump, char[] scrambled, int length) {
    for (int at = 0; at + length <= dump.length; at++) {
      int same = 0;
      while (same < length && dump[at + same] == (byte) (scrambled[same] - 1)) {
        same++;
      }
      if (same == length) {
        return true;
      }
    }
    return false;
  }

  private byte[] dump() throws Exception {
    await(() -> !isLoading()); // a caller may receive its result before the load has returned
    Path file = folder.resolve("heap.hprof");
    ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    return Files.readAllBytes(file);
  }

  private void use(char[] opaque, char[] jwt, char[] subject, char[] rejected) {
    get(request(token(opaque)));
    get(request(token(opaque)));
    get(request(token(jwt)));
    get(request(AccessToken.of("of-the-backend"), argument(subject)));
    fail(rejection(UnauthenticatedReason.INVALID));
    failure(request(token(rejected)));
    failure(request(token(rejected)));
    cache.invalidate(token(rejected));
  }

  private static Argument argument(char[] scrambled) {
    return Argument.ofSecret("token", token(scrambled).value());
  }

  @Test
  void noTokenAndNoPartOfATokenIsReachable() throws Exception {
    char[] opaque = scrambled(40, 1);
    char[] jwt = scrambled(LONG, 2);
    char[] subject = scrambled(90, 3);
    char[] rejected = scrambled(50, 4);
    use(opaque, jwt, subject, rejected);
    AccessToken kept = token(scrambled(45, 5));
    byte[] dump = dump();
    assertThat(contains(dump, scrambled(45, 5), 45))
        .as("the search finds a reachable token")
        .isTrue();
    for (char[] token : List.of(opaque, jwt, subject, rejected)) {
      assertThat(contains(dump, token, 16)).as("%s characters", token.length).isFalse();
      char[] end = Arrays.copyOfRange(token, token.length - 16, token.length);
      assertThat(contains(dump, end, 16)).as("the last characters of %s", token.length).isFalse();
    }
    assertThat(kept.value()).hasSize(45);
    assertThat(cache.stats().misses()).as("the cache is still there").isEqualTo(4);
  }

  @Test
  void theAnswerOfPulseContainsAToken() {
    CacheRequest.Endpoint pulse = endpoint(Pulse.at(URI.create("https://a.example")));
    CacheRequest request = new CacheRequest(pulse, List.of(), AccessToken.of("one"));
    UserSession session =
        UserSession.builder().id(7).email("ada@example.com").token("a-live-token").build();
    Deadline deadline = Deadline.after(Duration.ofSeconds(30));
    cache.get(request, deadline, () -> session, outcomes::add).join();
    UserSession kept =
        cache
            .<UserSession>get(request, deadline, () -> UserSession.builder().build(), outcomes::add)
            .join();
    assertThat(kept).isSameAs(session);
    assertThat(cache.toString()).doesNotContain("a-live-token");
  }
}
