package io.github.mesdk.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.time.Deadline;
import io.github.mesdk.token.refresh.TokenReply;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the parameters of a browser login directly to the issuer, RFC 9126. */
record PushedRequest(TokenClient client) {
  private static final String ENDPOINT = "the pushed authorization request endpoint";

  /** A real one has less than a hundred characters. It is part of an address. */
  private static final int MAX_REFERENCE = 1_000;

  /**
   * Pushes {@code request} and returns the address for the browser, which refers to it.
   *
   * @param secrets the values to mask in messages in which the issuer repeats them
   * @throws TokenException if the issuer does not accept the request; retryable if the issuer is
   *     unreachable or unavailable. A person has not taken part yet, so no failure means that one
   *     must sign in again.
   */
  LoginAddress push(AuthorizationRequest request, Deadline deadline, String... secrets) {
    URI authorization = client.issuer.metadata.endpoints().get(Endpoints.Kind.AUTHORIZATION);
    URI endpoint = client.endpoint(Endpoints.Kind.PUSHED_AUTHORIZATION);
    var authentication = client.registration.authentication(client.issuer.identifier);
    HTTPRequest pushed = pushed(endpoint, authentication, request).toHTTPRequest();
    Scrubber scrubber = client.scrubber(authentication, secrets);
    try (Reply reply = client.reply(ENDPOINT, pushed, deadline)) {
      Map<String, @Nullable Object> members = OAuthErrors.object(ENDPOINT, reply, scrubber);
      if (OAuthErrors.hasErrorInsteadOf(members, "request_uri")) {
        throw OAuthErrors.of(ENDPOINT, reply, members, scrubber);
      }
      return address(authorization, members);
    } catch (UnauthenticatedException refused) {
      throw OAuthErrors.refused(ENDPOINT, refused);
    }
  }

  private LoginAddress address(URI authorization, Map<String, @Nullable Object> reply) {
    String reference = WireJson.text(reply, "request_uri").orElse("");
    if (!reference.matches("[!-~]{1," + MAX_REFERENCE + "}") || !isUri(reference)) {
      throw OAuthErrors.incomplete(ENDPOINT, "request_uri is missing or is not a URI");
    }
    AuthorizationRequest request =
        new AuthorizationRequest.Builder(
                URI.create(reference), new ClientID(client.registration.clientId()))
            .build();
    return new LoginAddress(
        LoginAddress.of(authorization, request), TokenReply.lifetime(reply.get("expires_in")));
  }

  private static boolean isUri(String text) {
    try {
      return URI.create(text).isAbsolute();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static PushedAuthorizationRequest pushed(
      URI endpoint, @Nullable ClientAuthentication authentication, AuthorizationRequest request) {
    return authentication == null
        ? new PushedAuthorizationRequest(endpoint, request)
        : new PushedAuthorizationRequest(endpoint, authentication, request);
  }
}
