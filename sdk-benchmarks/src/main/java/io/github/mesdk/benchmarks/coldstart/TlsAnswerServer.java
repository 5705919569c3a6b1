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
 * An {@link AnswerServer} with TLS. The server creates a certificate authority, which signs the
 * certificate of the server. It also writes a trust store with this certificate authority and the
 * authorities that the JDK trusts. The measured programs therefore load about as many certificates
 * as a program that uses the trust store of the JDK.
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
    writeTrustStore(authority, Path.of(args[0]));
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

  private static void writeTrustStore(HeldCertificate authority, Path file)
      throws IOException, GeneralSecurityException {
    Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore store = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
    store.setCertificateEntry("benchmark", authority.certificate());
    // The measured programs open the trust store without a password. Any JKS store (cacerts before
    // JDK 18) can be opened without a password, but writing one requires a password. A PKCS12 store
    // (cacerts since JDK 18) can be opened without a password if it is unencrypted and has no MAC.
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    boolean isJks = store.getType().equalsIgnoreCase("jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, isJks ? "changeit".toCharArray() : null);
    }
  }
}
