package io.github.mesdk.benchmarks.coldstart;

import io.github.mesdk.benchmarks.Payloads;
import io.github.mesdk.benchmarks.call.AnswerServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * An {@link AnswerServer} behind TLS. Writes the certificate authorities of its own JDK with one
 * more among them, which its certificate comes from: a program that trusts that file starts at the
 * cost of one that trusts the JDK's.
 */
public final class TlsAnswerServer {
  private TlsAnswerServer() {}

  /**
   * Serves.
   *
   * @param args where to write the trust store
   */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate server =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .build();
    writeTrust(authority, Path.of(args[0]));
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(server, authority.certificate())
            .build();
    AnswerServer.serve(
        certificates
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        Payloads.of("rivergen", false),
        0);
  }

  private static void writeTrust(HeldCertificate authority, Path file)
      throws IOException, GeneralSecurityException {
    Path trusted = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore store = KeyStore.getInstance(trusted.toFile(), (char[]) null);
    store.setCertificateEntry("benchmark", authority.certificate());
    // JDKs of today keep theirs without a password, and read only such a one without.
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    boolean isOldForm = store.getType().equalsIgnoreCase("jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, isOldForm ? "changeit".toCharArray() : null);
    }
  }
}
