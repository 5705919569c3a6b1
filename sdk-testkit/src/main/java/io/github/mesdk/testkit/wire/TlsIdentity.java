package io.github.mesdk.testkit.wire;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server certificate with its key, generated in memory. */
final class TlsIdentity {
  /** Signs all certificates except {@link #untrusted()}. All servers in this JVM share it. */
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Fault servers").build();

  private static final HandshakeCertificates TRUST =
      new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate()).build();

  private final SSLSocketFactory sockets;

  private TlsIdentity(HeldCertificate certificate) {
    this.sockets =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslSocketFactory();
  }

  /** A valid certificate for 127.0.0.1 and localhost. */
  static TlsIdentity ofLoopback() {
    return new TlsIdentity(named("127.0.0.1").signedBy(AUTHORITY).build());
  }

  /** An expired certificate for 127.0.0.1 and localhost. */
  static TlsIdentity expired() {
    long now = Instant.now().toEpochMilli();
    long day = Duration.ofDays(1).toMillis();
    return new TlsIdentity(
        named("127.0.0.1").signedBy(AUTHORITY).validityInterval(now - 2 * day, now - day).build());
  }

  /** A certificate for another host. */
  static TlsIdentity ofAnotherHost() {
    return new TlsIdentity(named("elsewhere.example").signedBy(AUTHORITY).build());
  }

  /** A certificate for 127.0.0.1 and localhost that no trusted authority has signed. */
  static TlsIdentity untrusted() {
    return new TlsIdentity(named("127.0.0.1").build());
  }

  private static HeldCertificate.Builder named(String host) {
    HeldCertificate.Builder builder = new HeldCertificate.Builder().addSubjectAlternativeName(host);
    return host.startsWith("127.") ? builder.addSubjectAlternativeName("localhost") : builder;
  }

  static X509Certificate authority() {
    return AUTHORITY.certificate();
  }

  /** The trust settings of a client that trusts only the authority. */
  static HandshakeCertificates trust() {
    return TRUST;
  }

  SSLSocketFactory sockets() {
    return sockets;
  }
}
