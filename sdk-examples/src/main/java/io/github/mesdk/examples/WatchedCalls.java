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
 * Records metrics and propagates the trace context. Run it with {@code java -cp me.jar
 * io.github.mesdk.examples.WatchedCalls}.
 */
public final class WatchedCalls {
  /** The trace context of the current request; a tracer keeps it in a thread local like this. */
  static final ThreadLocal<String> TRACE =
      ThreadLocal.withInitial(() -> "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private record Trace(Map<String, String> headers) {}

  /** Passes the trace context to the threads of the attempts, and counts calls by outcome. */
  private static final class Metrics implements MeListener {
    private final Map<String, Integer> calls = new ConcurrentSkipListMap<>();

    @Override
    public void callStarted(MeEvent event) { // on the thread of the caller
      event.attach(Trace.class, new Trace(Map.of("traceparent", TRACE.get())));
    }

    @Override
    public void callEnded(MeEvent event) {
      calls.merge(event.kind().orElseThrow(), 1, Integer::sum); // few distinct kinds
    }
  }

  /** Calls an in-memory provider that fails once, and prints the metrics and the trace header. */
  public static void main(String[] args) {
    try (MockIdentityProvider idp = MockIdentityProvider.start()) {
      String token = idp.token(MockSystem.RIVERGEN);
      Metrics metrics = new Metrics();
      MeClient<?> client =
          MeClient.builder(RiverGen.provider().at(idp.baseUrl(MockSystem.RIVERGEN)))
              .tokenProvider(TokenProvider.of(token))
              .listener(metrics)
              .requestHeaders(attempt -> attempt.attachment(Trace.class).orElseThrow().headers())
              .build();
      for (Outcome outcome : new Outcome[] {Outcome.success(), Outcome.expiredToken()}) {
        idp.script(token).thenAlways(outcome);
        var result = client.meAsync().handle((me, failure) -> me != null ? "user" : "failure");
        System.out.println(result.join());
      }
      System.out.println(metrics.calls);
      System.out.println(idp.requests().get(0).header("traceparent").orElse("no trace"));
    }
  }
}
