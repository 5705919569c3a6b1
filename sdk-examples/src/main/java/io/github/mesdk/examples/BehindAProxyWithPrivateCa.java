package io.github.mesdk.examples;

import io.github.mesdk.MeClient;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/**
 * Calls a provider through a proxy and trusts a private certificate authority.
 *
 * <pre>
 * ACCESS_TOKEN=… java -cp me.jar io.github.mesdk.examples.BehindAProxyWithPrivateCa \
 *     https://login.example.com/userinfo proxy.example.com 3128 authority.pem
 * </pre>
 */
public final class BehindAProxyWithPrivateCa {
  private BehindAProxyWithPrivateCa() {}

  /** Takes the endpoint, the host and port of the proxy, and the PEM file of the authority. */
  public static void main(String[] args) throws IOException {
    InetSocketAddress proxy =
        InetSocketAddress.createUnresolved(args[1], Integer.parseInt(args[2]));
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder()
            .addPlatformTrustedCertificates() // trusts public authorities too
            .addTrustedCertificate(
                Certificates.decodeCertificatePem(Files.readString(Path.of(args[3]))))
            .build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .proxy(new Proxy(Proxy.Type.HTTP, proxy))
            .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    MeClient<UserInfo> client =
        MeClient.builder(Oidc.userInfo(URI.create(args[0])))
            .tokenProvider(TokenProvider.fromEnvironment("ACCESS_TOKEN"))
            .httpClient(http) // the SDK copies it and never changes it, so it can be shared
            .timeout(Duration.ofSeconds(20)) // for the whole call, including the proxy
            .build();
    System.out.println("signed in as " + client.me().sub());
  }
}
