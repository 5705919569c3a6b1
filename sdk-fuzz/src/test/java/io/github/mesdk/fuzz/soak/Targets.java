package io.github.mesdk.fuzz.soak;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeClientBuilder;
import io.github.mesdk.model.testiny.AuthInfo;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.wire.WireFault;
import io.github.mesdk.token.TokenProvider;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** A client for each server, and the random choice of the next one. Thread-safe. */
final class Targets {
  private static final long FAULTY_USER = 7;

  /** The answer of the servers with faults, unless the fault prevents it. */
  static final String FAULTY_ANSWER = "{\"userId\":7,\"email\":\"ada@example.com\"}";

  /** The timeout of a call. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final int SESSIONS = 64;
  private static final double SHARE_OF_FAULTS = 0.2;
  private static final RetryPolicy QUICK =
      RetryPolicy.builder().backoff(Duration.ofMillis(1), Duration.ofMillis(5)).build();

  /**
   * A client and the user that it must return.
   *
   * @param name the name of the server's fault, or {@link Servers#GOOD}
   * @param user the expected user id
   */
  record Target(String name, MeClient<AuthInfo> client, long user) {}

  private final Target good;
  private final List<Target> faults = new ArrayList<>();

  /** Creates the clients and calls the good server once for its user. */
  Targets(ServersProcess servers) throws CertificateException {
    MeClient<AuthInfo> client = client(servers, servers.value(Servers.GOOD)).build();
    this.good = new Target(Servers.GOOD, client, client.me().userId());
    OkHttpClient trusting = trusting(servers.value(Servers.AUTHORITY));
    for (WireFault fault : WireFault.values()) {
      if (servers.values().containsKey(fault.name())) {
        MeClientBuilder<AuthInfo> builder = client(servers, servers.value(fault.name()));
        if (fault.needsTls()) {
          builder.httpClient(trusting);
        }
        faults.add(new Target(fault.name(), builder.build(), FAULTY_USER));
      }
    }
  }

  private static MeClientBuilder<AuthInfo> client(ServersProcess servers, String baseUrl) {
    return MeClient.builder(Testiny.provider().at(URI.create(baseUrl)))
        .timeout(TIMEOUT)
        .retryPolicy(QUICK)
        .tokenProvider(TokenProvider.of(servers.value(Servers.TOKEN)));
  }

  private static OkHttpClient trusting(String authority) throws CertificateException {
    byte[] encoded = Base64.getDecoder().decode(authority);
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
    // The JDK caches 20,480 TLS sessions for a day, which would hide the memory use of the SDK.
    SSLContext tls = trust.sslContext();
    tls.getClientSessionContext().setSessionCacheSize(SESSIONS);
    return new OkHttpClient.Builder()
        .readTimeout(Duration.ZERO)
        .sslSocketFactory(tls.getSocketFactory(), trust.trustManager())
        .build();
  }

  /** The number of faults. */
  int faults() {
    return faults.size();
  }

  /** Returns the good server four times out of five, otherwise a random fault. */
  Target next(RandomGenerator random) {
    return random.nextDouble() < SHARE_OF_FAULTS ? faults.get(random.nextInt(faults.size())) : good;
  }
}
