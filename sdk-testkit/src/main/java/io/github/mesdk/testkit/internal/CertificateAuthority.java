package io.github.mesdk.testkit.internal;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The certificate authority of all servers of the kit in this JVM, generated in memory. A client
 * that trusts it can call every one of them. All methods throw an {@code IllegalStateException} if
 * the artifacts of OkHttp do not fit together.
 */
public final class CertificateAuthority {
  private static final long FROM = Instant.EPOCH.toEpochMilli();
  private static final long UNTIL = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private static final SecureRandom RANDOM = new SecureRandom();

  private CertificateAuthority() {}

  /** Created on first use, so that the methods above it can explain why it fails. */
  private static final class Holder {
    /** Its name is unique, because a browser may know the authorities of earlier JVMs. */
    static final HeldCertificate AUTHORITY =
        longLived()
            .certificateAuthority(0)
            .commonName("Me SDK test kit " + HexFormat.of().toHexDigits(RANDOM.nextInt()))
            .build();

    static final HandshakeCertificates TRUST =
        new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate()).build();
  }

  /** The authority's own certificate. */
  public static X509Certificate certificate() {
    return OkHttpMismatch.explained(() -> Holder.AUTHORITY.certificate());
  }

  /** The authority's own certificate as PEM text. */
  public static String pem() {
    return OkHttpMismatch.explained(() -> Holder.AUTHORITY.certificatePem());
  }

  /** The SSL context of a client that trusts only this authority. */
  public static SSLContext clientContext() {
    return OkHttpMismatch.explained(() -> Holder.TRUST.sslContext());
  }

  /** The trust manager of {@link #clientContext()}. */
  public static X509TrustManager trustManager() {
    return OkHttpMismatch.explained(() -> Holder.TRUST.trustManager());
  }

  /** Signs the certificate that the builder describes. */
  public static HeldCertificate sign(HeldCertificate.Builder certificate) {
    return OkHttpMismatch.explained(() -> certificate.signedBy(Holder.AUTHORITY).build());
  }

  /** A description of a certificate for 127.0.0.1 and localhost. */
  public static HeldCertificate.Builder loopback() {
    return of("127.0.0.1", "localhost");
  }

  /** A description of a certificate for these hosts. */
  public static HeldCertificate.Builder of(String... hosts) {
    return OkHttpMismatch.explained(() -> {
      HeldCertificate.Builder certificate = longLived();
      for (String host : hosts) {
        certificate.addSubjectAlternativeName(host);
      }
      return certificate;
    });
  }

  /**
   * Valid for servers that run for days, and for clients whose clock a test moves. Some platforms
   * limit the lifetime of certificates, but not of those from before 2019. Firefox refuses two
   * certificates of one issuer that have the same serial number.
   */
  private static HeldCertificate.Builder longLived() {
    return new HeldCertificate.Builder()
        .serialNumber(new BigInteger(63, RANDOM).setBit(62))
        .validityInterval(FROM, UNTIL);
  }

  /** The sockets of a server with this certificate. */
  public static SSLSocketFactory serverSockets(HeldCertificate certificate) {
    return OkHttpMismatch.explained(() ->
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
  }
}
