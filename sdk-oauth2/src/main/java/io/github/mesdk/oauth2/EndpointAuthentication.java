package io.github.mesdk.oauth2;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.github.mesdk.provider.internal.CallerAuthentication;
import io.github.mesdk.provider.internal.CallerCredentials;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Authenticates a client in the requests of a {@code MeClient} to an endpoint of the issuer. */
record EndpointAuthentication(URI endpoint, URI issuer, OAuth2Client client)
    implements CallerAuthentication {

  /** Two private keys of one client are one program; a client secret may be wrong. */
  @Override
  public List<String> comparedParts() {
    Stream<String> names = Stream.of(endpoint.toString(), issuer.toString(), client.clientId());
    return Stream.concat(names, client.secrets(null).stream()).toList();
  }

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
        MultivaluedMapUtils.toSingleValuedMap(URLUtils.parseParameters(form));
    String authorization = request.getAuthorization();
    return new CallerCredentials(
        authorization == null ? Map.of() : Map.of("Authorization", authorization),
        members,
        client.secrets(sent),
        sent instanceof JWTAuthentication);
  }
}
