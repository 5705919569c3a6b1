package io.github.mesdk.examples.cli;

import io.github.mesdk.MeClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** Creates HTTP clients with a proxy or with additional certificate authorities. */
final class HttpClients {
  private HttpClients() {}

  /** Creates a client that uses {@code proxy} and trusts {@code authorities}, where present. */
  static OkHttpClient with(@Nullable Proxy proxy, @Nullable Path authorities) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(MeClientBuilder.DEFAULT_CONNECT_TIMEOUT)
            // The deadline of the call limits reading and writing.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    if (proxy != null) {
      builder.proxy(proxy);
    }
    if (authorities != null) {
      HandshakeCertificates trusted = handshakeCertificates(certificates(authorities));
      builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
    }
    return builder.build();
  }

  private static HandshakeCertificates handshakeCertificates(
      Collection<? extends Certificate> authorities) {
    HandshakeCertificates.Builder trusted =
        new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
    authorities.forEach(authority -> trusted.addTrustedCertificate((X509Certificate) authority));
    return trusted.build();
  }

  private static Collection<? extends Certificate> certificates(Path file) {
    String name = "--ca-file " + SourceNames.path(file);
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new UsageException(name + " contains no certificate");
      }
      return found;
    } catch (IOException unreadable) {
      throw new UsageException(name + " cannot be read: " + unreadable.getClass().getSimpleName());
    } catch (CertificateException malformed) {
      throw new UsageException(name + " contains no certificates in PEM format");
    }
  }
}
