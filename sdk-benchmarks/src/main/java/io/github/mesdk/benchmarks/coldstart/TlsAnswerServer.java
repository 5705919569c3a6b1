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
 * An {@link AnswerServer} with TLS. It writes a trust store with the certificate authorities of the
 * JDK and its own. A program that uses this trust store starts at the same cost as with the JDK's.
 */
public final class TlsAnswerServer {
  private TlsAnswerServer() {}

  /**
   * Starts the server.
   *
   * @param args the path of the trust store to write
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
    // Recent JDKs store cacerts without a password. Without one, they read only that format.
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    boolean isOldForm = store.getType().equalsIgnoreCase("jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, isOldForm ? "changeit".toCharArray() : null);
    }
  }
}
