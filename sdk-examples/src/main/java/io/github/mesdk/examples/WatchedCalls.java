package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.error.MeException;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.TokenProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How do metrics and traces see the calls? {@code java -cp me.jar
 * io.github.mesdk.examples.WatchedCalls}
 */
public final class WatchedCalls {
  /** The trace that the request which is being served belongs to, as a tracer keeps it. */
  static final ThreadLocal<String> TRACE =
      ThreadLocal.withInitial(() -> "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  /** Counts the calls by how they ended; a registry of metrics would take the time as well. */
  private static final class Counters implements MeListener {
    private final Map<String, LongAdder> calls = new ConcurrentSkipListMap<>();

    @Override
    public void callEnded(MeEvent event) {
      String kind = event.kind().orElseThrow(); // a short list: good for the label of a metric
      calls.computeIfAbsent(kind, any -> new LongAdder()).increment();
    }
  }

  /** Asks a service in memory that is not always well, and prints what was seen. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String token = idp.token(MockSystem.RIVERGEN);
      Counters counters = new Counters();
      MeClient<?> client =
          MeClient.builder(RiverGen.provider().at(idp.baseUrl(MockSystem.RIVERGEN)))
              .tokenProvider(TokenProvider.of(token))
              .requestHeaders(() -> Map.of("traceparent", TRACE.get()))
              .listener(counters)
              .build();
      for (Outcome outcome : new Outcome[] {Outcome.well(), Outcome.expiredToken()}) {
        idp.script(token).thenAlways(outcome);
        try {
          System.out.println("user " + client.me().identity().subject());
        } catch (MeException e) {
          System.out.println(e.retryable() ? "later" : "sign in again");
        }
      }
      System.out.println(counters.calls);
      System.out.println(idp.requests().get(0).header("traceparent").orElse("no trace"));
    }
  }
}
