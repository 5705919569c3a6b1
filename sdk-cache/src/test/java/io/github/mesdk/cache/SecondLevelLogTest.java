package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.cache.SecondLevel.Store;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log says about a second level. */
@Timeout(60)
class SecondLevelLogTest extends FleetFixture {

  private static final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException() {
      super("cannot reach redis://:pa55word@redis.internal");
    }
  }

  /** Each operation fails; a subscription does nothing. */
  private static Store unreachable() {
    return (Store)
        Proxy.newProxyInstance(
            SecondLevelLogTest.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getReturnType() == void.class
                    ? null
                    : CompletableFuture.failedFuture(
                        new IllegalStateException(new UnreachableException())));
  }

  @Test
  void theStartOfAnOutageIsLoggedOnceWithTheClassesOfItsCauses() throws Exception {
    Member member =
        new Member(builder().secondLevel(SecondLevel.of(unreachable(), NAMES, "k1", KEY)));
    for (int i = 0; i < 3; i++) {
      member.get("t" + i);
      clock.advanceSeconds(1); // a probe fails too
    }
    Path log = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
    assertThat(Files.readString(log))
        .containsOnlyOnce(
            "WARN io.github.mesdk.cache.MeCache - the second level of the cache does not answer;"
                + " it is skipped until it does: java.lang.IllegalStateException, caused by "
                + UnreachableException.class.getName())
        .doesNotContain("pa55word");
  }
}
