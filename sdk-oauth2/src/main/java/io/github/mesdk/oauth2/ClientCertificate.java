package io.github.mesdk.oauth2;

import io.github.mesdk.error.TransportException;
import io.github.mesdk.http.Transport;
import io.github.mesdk.http.TransportFailure;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The certificate with which a client authenticates in TLS, RFC 8705. Immutable. The key stays in
 * its key manager, which may read it from a file or a device.
 */
record ClientCertificate(X509KeyManager keys) {
  /**
   * Returns the certificate in a key store.
   *
   * @throws IllegalArgumentException if the password is wrong, or if the key store has no private
   *     key; the message contains no part of either
   */
  static ClientCertificate of(KeyStore keyStore, char[] password) {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keyStore, password);
      if (!hasPrivateKey(keyStore)) {
        throw new IllegalArgumentException("the key store has no private key with a certificate");
      }
      for (KeyManager manager : factory.getKeyManagers()) {
        if (manager instanceof X509KeyManager keys) {
          return new ClientCertificate(keys);
        }
      }
      throw new IllegalArgumentException("the key store has no X.509 certificates");
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException(
          "cannot use the private key of the key store; check the password of the key and whether"
              + " the key store is loaded");
    }
  }

  private static boolean hasPrivateKey(KeyStore keyStore) throws GeneralSecurityException {
    for (String alias : Collections.list(keyStore.aliases())) {
      if (keyStore.isKeyEntry(alias) && keyStore.getCertificate(alias) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns a client that presents this certificate, and otherwise has the settings of {@code
   * base}. OkHttp opens separate connections for each socket factory, so connections of a shared
   * pool are not reused for another certificate.
   *
   * @param base the client with the trusted authorities, the proxy and the connection pool; null
   *     for the defaults
   */
  OkHttpClient httpClient(@Nullable OkHttpClient base) {
    OkHttpClient from = base == null ? Transport.defaultClient() : base;
    X509TrustManager trusted = from.x509TrustManager();
    if (trusted == null) { // a client for plain http only
      throw new IllegalArgumentException("the HTTP client has no TLS");
    }
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(new KeyManager[] {new ClientKeyManager(keys)}, new TrustManager[] {trusted}, null);
      return from.newBuilder().sslSocketFactory(tls.getSocketFactory(), trusted).build();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has TLS", impossible);
    }
  }

  /** Returns the failure of a request with a certificate, with what else may have caused it. */
  static TransportFailure explain(TransportFailure failure) {
    if (failure.reason() != TransportException.Reason.RESET) {
      return failure;
    }
    // In TLS 1.3, a server that refuses the certificate may close the connection during the
    // request.
    String problem =
        failure.problem() + "; if this repeats, check whether the server accepts the certificate";
    return new TransportFailure(
        failure.reason(),
        problem,
        failure.cause(),
        failure.requestsSent(),
        failure.challengesAnswered());
  }

  /** Shows nothing of the key manager, whose text may be anything. */
  @Override
  public String toString() {
    return "ClientCertificate{***}";
  }
}
