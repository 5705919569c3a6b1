package io.github.mesdk.testkit.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The certificate authority of all servers of the kit in this JVM, generated in memory. A client
 * that trusts it can call every one of them.
 */
public final class CertificateAuthority {
  private static final long FROM = Instant.EPOCH.toEpochMilli();
  private static final long UNTIL = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private static final HeldCertificate AUTHORITY =
      longLived().certificateAuthority(0).commonName("Me SDK test kit").build();

  private static final HandshakeCertificates TRUST =
      new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate()).build();

  private CertificateAuthority() {}

  /** The authority's own certificate. */
  public static X509Certificate certificate() {
    return AUTHORITY.certificate();
  }

  /** The authority's own certificate as PEM text. */
  public static String pem() {
    return AUTHORITY.certificatePem();
  }

  /** The SSL context of a client that trusts only this authority. */
  public static SSLContext clientContext() {
    return TRUST.sslContext();
  }

  /** The trust manager of {@link #clientContext()}. */
  public static X509TrustManager trustManager() {
    return TRUST.trustManager();
  }

  /** Signs the certificate that the builder describes. */
  public static HeldCertificate sign(HeldCertificate.Builder certificate) {
    return certificate.signedBy(AUTHORITY).build();
  }

  /** A description of a certificate for 127.0.0.1 and localhost. */
  public static HeldCertificate.Builder loopback() {
    return of("127.0.0.1", "localhost");
  }

  /** A description of a certificate for these hosts. */
  public static HeldCertificate.Builder of(String... hosts) {
    HeldCertificate.Builder certificate = longLived();
    for (String host : hosts) {
      certificate.addSubjectAlternativeName(host);
    }
    return certificate;
  }

  /**
   * Valid for servers that run for days, and for clients whose clock a test moves. Some platforms
   * limit the lifetime of certificates, but not of those from before 2019.
   */
  private static HeldCertificate.Builder longLived() {
    return new HeldCertificate.Builder().validityInterval(FROM, UNTIL);
  }

  /** The sockets of a server with this certificate. */
  public static SSLSocketFactory serverSockets(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .build()
        .sslSocketFactory();
  }
}
