package io.github.mesdk.fuzz.soak;

import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.wire.FaultServer;
import io.github.mesdk.testkit.wire.WireFault;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A good server and one server for each fault. They run in a separate process, so only the clients
 * use threads, sockets and memory of the soak process. The program prints the addresses to standard
 * output and exits when its standard input ends.
 */
final class Servers {
  /** The line that {@link #main} prints when all servers have started. */
  static final String READY = "ready";

  /** The keys of lines that do not belong to a fault. */
  static final String GOOD = "good";

  static final String TOKEN = "token";
  static final String AUTHORITY = "authority";

  /** These faults compress a gigabyte per request, which would occupy two cores. */
  private static final Set<WireFault> EXCLUDED =
      EnumSet.of(WireFault.GZIP_BOMB, WireFault.DEFLATE_BOMB);

  private Servers() {}

  /** Starts the servers and waits for the end of standard input. */
  public static void main(String[] args) throws IOException, CertificateEncodingException {
    MockIdentityProvider good = MockIdentityProvider.start();
    clearEverySecond(good);
    print(GOOD, good.baseUrl(MockSystem.TESTINY));
    print(TOKEN, good.token(MockSystem.TESTINY));
    print(AUTHORITY, Base64.getEncoder().encodeToString(FaultServer.authority().getEncoded()));
    for (WireFault fault : EnumSet.complementOf(EnumSet.copyOf(EXCLUDED))) {
      print(fault.name(), FaultServer.start(fault, Targets.FAULTY_ANSWER).baseUrl());
    }
    print(READY, "");
    while (System.in.read() >= 0) {
      // discard all input; only its end counts
    }
    System.exit(0);
  }

  private static void clearEverySecond(MockIdentityProvider good) {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    var clearing = clock.scheduleAtFixedRate(good::clear, 1, 1, TimeUnit.SECONDS);
    assert !clearing.isDone();
  }

  private static void print(String name, Object value) {
    System.out.println(name + " " + value);
  }
}
