package io.github.mesdk.oauth2;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.github.mesdk.provider.internal.CallerAuthentication;
import io.github.mesdk.provider.internal.CallerCredentials;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Authenticates a client in the requests of a {@code MeClient} to an endpoint of the issuer. */
record EndpointAuthentication(URI endpoint, URI issuer, OAuth2Client client)
    implements CallerAuthentication {

  @Override
  public CallerCredentials credentials() {
    ClientAuthentication sent = client.authentication(issuer);
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
    request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
    if (sent != null) {
      sent.applyTo(request);
    }
    String form = request.getBody() == null ? "" : request.getBody();
    Map<String, String> members =
        new HashMap<>(MultivaluedMapUtils.toSingleValuedMap(URLUtils.parseParameters(form)));
    boolean isAssertion = sent instanceof PrivateKeyJWT;
    if (isAssertion) {
      // The assertion contains the client id too, but some servers look up the client before they
      // parse the assertion.
      members.put("client_id", client.clientId());
    }
    String authorization = request.getAuthorization();
    return new CallerCredentials(
        authorization == null ? Map.of() : Map.of("Authorization", authorization),
        members,
        client.secrets(sent),
        isAssertion);
  }
}
