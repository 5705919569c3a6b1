package io.github.mesdk.oauth2;

import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.http.HttpResult;
import io.github.mesdk.http.Reply;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.http.TransportFailure;
import io.github.mesdk.time.Deadline;
import java.net.URI;
import java.util.List;
import net.minidev.json.JSONObject;

/**
 * What an issuer tells of itself, OpenID Connect Discovery 1.0 and RFC 8414.
 *
 * @param sendsIssuerParameter whether it says in its redirects who it is, RFC 9207
 */
record Metadata(Endpoints endpoints, boolean sendsIssuerParameter) {
  private static final Scrubber NO_SECRETS = Scrubber.of(List.of());

  /**
   * Asks the issuer; what {@code byHand} has goes before what it says.
   *
   * @throws MeException if there is no such document, or it is not that of this issuer
   */
  static Metadata discover(URI issuer, Endpoints byHand, OAuthTransport wire, Deadline deadline) {
    HttpResult openid = wire.get(openIdAddress(issuer), deadline);
    HttpResult told =
        openid instanceof Reply reply && isAbsence(reply.status())
            ? wire.get(oauthAddress(issuer), deadline)
            : openid;
    String what = "the issuer's metadata";
    if (told instanceof TransportFailure failure) {
      throw OAuthErrors.of(what, failure);
    }
    Reply reply = (Reply) told;
    if (!reply.isSuccessful()) {
      throw OAuthErrors.of(what, reply, NO_SECRETS);
    }
    JSONObject document =
        JsonReply.object(reply)
            .orElseThrow(() -> OAuthErrors.unreadable(what, "it is no JSON object"));
    return read(issuer, document, byHand);
  }

  static URI openIdAddress(URI issuer) {
    return URI.create(
        issuer.toString().replaceAll("/+$", "") + "/.well-known/openid-configuration");
  }

  /** RFC 8414 puts its name between the host and the issuer's path. */
  static URI oauthAddress(URI issuer) {
    String path = issuer.getRawPath().replaceAll("/+$", "");
    return URI.create(
        issuer.getScheme()
            + "://"
            + issuer.getRawAuthority()
            + "/.well-known/oauth-authorization-server"
            + path);
  }

  /** Others say nothing of whether the document is there. */
  private static boolean isAbsence(int status) {
    return switch (ErrorKind.ofStatus(status)) {
      case INVALID_REQUEST, UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND -> true;
      case RATE_LIMITED, UNAVAILABLE, UNEXPECTED_RESPONSE -> false;
    };
  }

  private static Metadata read(URI issuer, JSONObject document, Endpoints byHand) {
    String named = JsonReply.text(document, "issuer").orElse("");
    if (!named.equals(issuer.toString())) {
      throw TokenException.of(
          "the metadata is that of "
              + (named.matches("[!-~]{1,200}") ? named : "nobody")
              + ", not of the issuer "
              + issuer
              + "; each character counts, a slash at the end too");
    }
    Endpoints endpoints = new Endpoints(byHand);
    for (Endpoints.Kind kind : Endpoints.Kind.values()) {
      if (byHand.find(kind).isEmpty()) {
        JsonReply.text(document, kind.member).ifPresent(text -> put(endpoints, kind, text));
      }
    }
    boolean sendsIssuerParameter =
        Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported"));
    return new Metadata(endpoints, sendsIssuerParameter);
  }

  private static void put(Endpoints endpoints, Endpoints.Kind kind, String address) {
    try {
      endpoints.put(kind, URI.create(address));
    } catch (IllegalArgumentException refused) {
      String why =
          address.matches("[!-~]{1,500}") && !address.contains("?")
              ? String.valueOf(refused.getMessage())
              : "it is no address";
      throw TokenException.of("the issuer's " + kind.member + " cannot be used: " + why);
    }
  }
}
