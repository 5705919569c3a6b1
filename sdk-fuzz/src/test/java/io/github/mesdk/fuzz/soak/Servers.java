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
 * A good server and one for each fault, in a process of their own: so the threads, sockets and
 * memory of the other process are those of the clients alone. It tells their addresses on standard
 * output and ends when its standard input does.
 */
final class Servers {
  /** What {@link #main} says when all servers are up. */
  static final String READY = "ready";

  /** The names of lines beside those of faults. */
  static final String GOOD = "good";

  static final String TOKEN = "token";
  static final String AUTHORITY = "authority";

  /** They pack a gigabyte for each request: two cores would do nothing else. */
  private static final Set<WireFault> FLOODS =
      EnumSet.of(WireFault.GZIP_BOMB, WireFault.DEFLATE_BOMB);

  private Servers() {}

  /** Starts the servers and stays until nobody is there. */
  public static void main(String[] args) throws IOException, CertificateEncodingException {
    MockIdentityProvider good = MockIdentityProvider.start();
    forgetEachSecond(good);
    say(GOOD, good.baseUrl(MockSystem.TESTINY));
    say(TOKEN, good.token(MockSystem.TESTINY));
    say(AUTHORITY, Base64.getEncoder().encodeToString(FaultServer.authority().getEncoded()));
    for (WireFault fault : EnumSet.complementOf(EnumSet.copyOf(FLOODS))) {
      say(fault.name(), FaultServer.start(fault, Targets.FAULTY_ANSWER).baseUrl());
    }
    say(READY, "");
    while (System.in.read() >= 0) {
      // Nobody has anything to say; the end is what counts.
    }
    System.exit(0);
  }

  private static void forgetEachSecond(MockIdentityProvider good) {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    var forgetting = clock.scheduleAtFixedRate(good::clear, 1, 1, TimeUnit.SECONDS);
    assert !forgetting.isDone();
  }

  private static void say(String name, Object value) {
    System.out.println(name + " " + value);
  }
}
