package io.github.mesdk.testkit.wire;

import io.github.mesdk.testkit.internal.CertificateAuthority;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HeldCertificate;

/** A server certificate with its key, generated in memory. */
final class TlsIdentity {
  private final SSLSocketFactory sockets;

  private TlsIdentity(HeldCertificate certificate) {
    this.sockets = CertificateAuthority.serverSockets(certificate);
  }

  /** A valid certificate for 127.0.0.1 and localhost. */
  static TlsIdentity ofLoopback() {
    return signed(CertificateAuthority.loopback());
  }

  /** An expired certificate for 127.0.0.1 and localhost. */
  static TlsIdentity expired() {
    long now = Instant.now().toEpochMilli();
    long day = Duration.ofDays(1).toMillis();
    return signed(CertificateAuthority.loopback().validityInterval(now - 2 * day, now - day));
  }

  /** A certificate for another host. */
  static TlsIdentity ofAnotherHost() {
    return signed(CertificateAuthority.of("elsewhere.example"));
  }

  /** A certificate for 127.0.0.1 and localhost that no trusted authority has signed. */
  static TlsIdentity untrusted() {
    return new TlsIdentity(CertificateAuthority.loopback().build());
  }

  private static TlsIdentity signed(HeldCertificate.Builder certificate) {
    return new TlsIdentity(CertificateAuthority.sign(certificate));
  }

  SSLSocketFactory sockets() {
    return sockets;
  }
}
