package io.github.mesdk.oauth2;

import java.util.Map;

/** An issuer with a pushed authorization request endpoint, RFC 9126. */
abstract class PushedRequestFixture extends BrowserFixture {
  static final String REFERENCE = "urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014";

  @Override
  OAuth2Issuer issuer() {
    return builder()
        .tokenEndpoint(at("/token"))
        .authorizationEndpoint(at("/authorize?tenant=a%20b"))
        .pushedAuthorizationRequestEndpoint(at("/par"))
        .jwksUri(at("/keys"))
        .build();
  }

  void answerPush() {
    answer(201, "{'request_uri':'" + REFERENCE + "','expires_in':60}");
  }

  BrowserLoginBuilder login(OAuth2Client client) {
    return issuer().browserLogin(client, store).scope("openid profile").pushedRequest();
  }

  Map<String, String> pushed() {
    try {
      return form(takeRequest());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
