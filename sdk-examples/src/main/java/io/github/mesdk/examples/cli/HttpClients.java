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

/** Makes the HTTP clients that the SDK's own does not cover. */
final class HttpClients {
  private HttpClients() {}

  /** One that goes through {@code proxy} and trusts {@code authorities}, where these are given. */
  static OkHttpClient with(@Nullable Proxy proxy, @Nullable Path authorities) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(MeClientBuilder.DEFAULT_CONNECT_TIMEOUT)
            // The call's deadline is what bounds reading and writing.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    if (proxy != null) {
      builder.proxy(proxy);
    }
    if (authorities != null) {
      HandshakeCertificates trusted = trusting(certificates(authorities));
      builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
    }
    return builder.build();
  }

  private static HandshakeCertificates trusting(Collection<? extends Certificate> authorities) {
    HandshakeCertificates.Builder trusted =
        new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
    authorities.forEach(one -> trusted.addTrustedCertificate((X509Certificate) one));
    return trusted.build();
  }

  private static Collection<? extends Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new UsageException("the file " + file + " holds no certificate");
      }
      return found;
    } catch (IOException unreadable) {
      throw new UsageException(
          "the file " + file + " cannot be read: " + unreadable.getClass().getSimpleName());
    } catch (CertificateException malformed) {
      throw new UsageException("the file " + file + " is not certificates in PEM form");
    }
  }
}
