package io.github.mesdk.oauth2;

import static java.util.Objects.requireNonNull;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.github.mesdk.error.MeException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.RequestSigner;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.time.Deadline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of clients to their issuer. A client with a certificate has a transport of its
 * own, because no other request may present the certificate. Thread-safe.
 */
final class ClientTransports {
  /** The transport of clients without a certificate. */
  private final OAuthTransport plain;

  /** A program has few certificates, and keeps each for its life. */
  private final Map<ClientCertificate, OAuthTransport> withCertificate = new ConcurrentHashMap<>();

  ClientTransports(OAuthTransport plain) {
    this.plain = plain;
  }

  /**
   * Returns the HTTP client that presents the certificate of {@code client}.
   *
   * @throws IllegalArgumentException if it has none
   */
  OkHttpClient httpClient(OAuth2Client client) {
    if (client.certificate() == null) {
      throw new IllegalArgumentException(
          "the client " + client.clientId() + " has no certificate: see OAuth2Client.mutualTls");
    }
    return requireNonNull(transport(client).httpClient());
  }

  private OAuthTransport transport(OAuth2Client client) {
    ClientCertificate certificate = client.certificate();
    return certificate == null
        ? plain
        : withCertificate.computeIfAbsent(certificate, plain::presenting);
  }

  /**
   * Sends {@code request} and returns the reply, whether success or error. The caller closes it.
   *
   * @param client the client that sends the request
   * @param endpoint the endpoint, for messages
   * @throws MeException if no complete reply arrives
   */
  Reply reply(OAuth2Client client, String endpoint, HTTPRequest request, Deadline deadline) {
    return reply(client, endpoint, request, null, deadline);
  }

  /** Same as the other method, for a request that {@code signer} signs. */
  Reply reply(
      OAuth2Client client,
      String endpoint,
      HTTPRequest request,
      @Nullable RequestSigner signer,
      Deadline deadline) {
    HttpResult result = transport(client).send(request, signer, deadline);
    if (result instanceof TransportFailure failure) {
      throw OAuthErrors.of(
          endpoint, client.certificate() == null ? failure : ClientCertificate.explain(failure));
    }
    return (Reply) result;
  }

  @Override
  public String toString() {
    return "ClientTransports";
  }
}
