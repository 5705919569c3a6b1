package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeEvent;
import io.github.mesdk.MeListener;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.TokenProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How do metrics and traces see the calls? {@code java -cp me.jar
 * io.github.mesdk.examples.WatchedCalls}
 */
public final class WatchedCalls {
  /** The trace that the request which is being served belongs to, as a tracer keeps it. */
  static final ThreadLocal<String> TRACE =
      ThreadLocal.withInitial(() -> "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private record Trace(Map<String, String> headers) {}

  /** Takes the trace along to wherever the attempts run, and counts the calls by their ends. */
  private static final class Watcher implements MeListener {
    private final Map<String, Integer> calls = new ConcurrentSkipListMap<>();

    @Override
    public void callStarted(MeEvent event) { // on the thread that asks
      event.attach(Trace.class, new Trace(Map.of("traceparent", TRACE.get())));
    }

    @Override
    public void callEnded(MeEvent event) {
      calls.merge(event.kind().orElseThrow(), 1, Integer::sum); // few kinds: a label of a metric
    }
  }

  /** Asks a service in memory that is not always well, and prints what was seen. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String token = idp.token(MockSystem.RIVERGEN);
      Watcher watcher = new Watcher();
      MeClient<?> client =
          MeClient.builder(RiverGen.provider().at(idp.baseUrl(MockSystem.RIVERGEN)))
              .tokenProvider(TokenProvider.of(token))
              .listener(watcher)
              .requestHeaders(attempt -> attempt.attachment(Trace.class).orElseThrow().headers())
              .build();
      for (Outcome outcome : new Outcome[] {Outcome.success(), Outcome.expiredToken()}) {
        idp.script(token).thenAlways(outcome);
        var end = client.meAsync().handle((me, failure) -> me != null ? "user" : "nobody");
        System.out.println(end.join());
      }
      System.out.println(watcher.calls);
      System.out.println(idp.requests().get(0).header("traceparent").orElse("no trace"));
    }
  }
}
