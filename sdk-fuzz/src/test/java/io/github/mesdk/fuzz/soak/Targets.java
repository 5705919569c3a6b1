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

/** A client for each server, and which of them is asked next. Thread-safe. */
final class Targets {
  private static final long FAULTY_USER = 7;

  /** What the servers with faults would answer. */
  static final String FAULTY_ANSWER = "{\"userId\":7,\"email\":\"ada@example.com\"}";

  /** What a call has. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final int SESSIONS = 64;
  private static final double SHARE_OF_FAULTS = 0.2;
  private static final RetryPolicy QUICK =
      RetryPolicy.builder().backoff(Duration.ofMillis(1), Duration.ofMillis(5)).build();

  /**
   * A client, and who is expected to answer it.
   *
   * @param name what its server does: the name of a fault, or {@link Servers#GOOD}
   */
  record Target(String name, MeClient<AuthInfo> client, long user) {}

  private final Target good;
  private final List<Target> faults = new ArrayList<>();

  /** Clients for these servers; the good one is asked once. */
  Targets(ServersProcess servers) throws CertificateException {
    MeClient<AuthInfo> client = client(servers, servers.said(Servers.GOOD)).build();
    this.good = new Target(Servers.GOOD, client, client.me().userId());
    OkHttpClient trusting = trusting(servers.said(Servers.AUTHORITY));
    for (WireFault fault : WireFault.values()) {
      if (servers.said().containsKey(fault.name())) {
        MeClientBuilder<AuthInfo> builder = client(servers, servers.said(fault.name()));
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
        .tokenProvider(TokenProvider.of(servers.said(Servers.TOKEN)));
  }

  private static OkHttpClient trusting(String authority) throws CertificateException {
    byte[] encoded = Base64.getDecoder().decode(authority);
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
    // The JDK remembers 20,480 sessions for a day, which would hide what the SDK itself keeps.
    SSLContext tls = trust.sslContext();
    tls.getClientSessionContext().setSessionCacheSize(SESSIONS);
    return new OkHttpClient.Builder()
        .readTimeout(Duration.ZERO)
        .sslSocketFactory(tls.getSocketFactory(), trust.trustManager())
        .build();
  }

  /** How many faults there are. */
  int faults() {
    return faults.size();
  }

  /** The good server four times out of five, any of the faults otherwise. */
  Target next(RandomGenerator chance) {
    return chance.nextDouble() < SHARE_OF_FAULTS ? faults.get(chance.nextInt(faults.size())) : good;
  }
}
