package io.github.mesdk.token.refresh;

import io.github.mesdk.testing.Servers;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint for each {@link LoginKind}, at any path. For refresh-0 it issues access-1 and
 * refresh-1, and so on. A {@link RotationLedger} decides which tokens are valid.
 */
final class RotatingServer extends Dispatcher implements AutoCloseable {
  /** The header with the name of the process. */
  static final String PROCESS = "X-Process";

  private static final Pattern REFRESH_TOKEN = Pattern.compile("refresh-(\\d+)");

  private final MockWebServer server = NoDelaySockets.newServer();
  private final RotationLedger ledger = new RotationLedger();
  private volatile LongSupplier delayNanos = () -> 0;
  private volatile Runnable rotated = () -> {};

  /** The header of the first DPoP proof, which contains the public key; null without proofs. */
  private final AtomicReference<@Nullable String> key = new AtomicReference<>();

  RotatingServer() throws IOException {
    server.setDispatcher(this);
    server.start();
  }

  URI origin() {
    return Servers.origin(server);
  }

  RotationLedger ledger() {
    return ledger;
  }

  /** Sets the delay of replies after the token was used. */
  void delayReplies(LongSupplier nanos) {
    delayNanos = nanos;
  }

  /** Runs the action after each use of a valid token, before the reply. */
  void whenRotated(Runnable action) {
    rotated = action;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    Matcher sent = REFRESH_TOKEN.matcher(body);
    if (!sent.find()) {
      return Servers.json(400, "{\"error\":\"invalid_request\"}");
    }
    String proof = request.getHeaders().get("DPoP");
    if (!isBoundKey(proof)) {
      return Servers.json(400, "{\"error\":\"invalid_dpop_proof\"}");
    }
    String process = String.valueOf(request.getHeaders().get(PROCESS));
    OptionalInt next = ledger.use(process, Integer.parseInt(sent.group(1)));
    if (next.isEmpty()) {
      return Servers.json(400, "{\"error\":\"invalid_grant\"}");
    }
    rotated.run();
    String tokens =
        """
        {"token_type":"%2$s","access_token":"access-%1$d","refresh_token":"refresh-%1$d",
         "expires_in":7200}\
        """
            .formatted(next.getAsInt(), proof == null ? "bearer" : "DPoP");
    return Servers.json(200, tokens)
        .newBuilder()
        .headersDelay(delayNanos.getAsLong(), TimeUnit.NANOSECONDS)
        .build();
  }

  /** The first proof binds the login to its key. */
  private boolean isBoundKey(@Nullable String proof) {
    String sent = proof == null ? null : proof.substring(0, proof.indexOf('.'));
    String bound = key.updateAndGet(first -> first == null ? sent : first);
    return Objects.equals(sent, bound);
  }

  @Override
  public void close() {
    server.close();
  }
}
