package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PKITLSClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a client proves its identity with. Immutable.
 *
 * @param secrets the client secret, if there is one, followed by other forms in which a request
 *     contains it
 * @param certificate the certificate that the client presents in TLS; null if it presents none
 * @param method returns the authentication of one request, for a client and the audience of an
 *     assertion; null for a public client
 */
record ClientCredential(
    List<String> secrets,
    @Nullable ClientCertificate certificate,
    BiFunction<ClientID, URI, @Nullable ClientAuthentication> method) {

  ClientCredential {
    if (secrets.contains("")) {
      throw new IllegalArgumentException("the client secret is empty");
    }
  }

  static ClientCredential none() {
    return new ClientCredential(List.of(), null, (client, audience) -> null);
  }

  static ClientCredential basic(String clientId, String secret) {
    // RFC 6749 section 2.3.1
    String pair = URLEncoder.encode(clientId, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
    return new ClientCredential(
        List.of(secret, Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))),
        null,
        (client, audience) -> new ClientSecretBasic(client, new Secret(secret)));
  }

  static ClientCredential post(String secret) {
    return new ClientCredential(
        List.of(secret),
        null,
        (client, audience) -> new ClientSecretPost(client, new Secret(secret)));
  }

  static ClientCredential assertion(List<String> secrets, ClientAssertion assertion) {
    return new ClientCredential(secrets, null, assertion::sign);
  }

  /** The certificate is in the connection. The request contains the client id only. */
  static ClientCredential certificate(ClientCertificate certificate) {
    SSLSocketFactory ofTransport = null;
    return new ClientCredential(
        List.of(),
        certificate,
        (client, audience) -> new PKITLSClientAuthentication(client, ofTransport));
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "ClientCredential{***}";
  }
}
