package io.github.mesdk.oauth2;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.retry.RetryPolicy;
import java.util.function.UnaryOperator;

/** A client for the UserInfo endpoint of the issuer. */
abstract class UserInfoFixture extends IssuerFixture {
  static final MeRequest REQUEST = MeRequest.ofToken("t");

  UserInfoBuilder options = new UserInfoBuilder(holder());

  OAuth2Issuer holder() {
    try {
      server.start();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return issuer();
  }

  @Override
  void startServer() {}

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(at("/realm").toString())
        .audience("app")
        .subject("248")
        .claim("name", "Ada Lovelace");
  }

  void answerJwt(String token) {
    server.enqueue(reply(200, "application/jwt; charset=utf-8", token));
  }

  MeClient<UserInfo> client() {
    return MeClient.builder(options.build()).retryPolicy(RetryPolicy.none()).build();
  }

  UserInfo me() {
    return client().me(REQUEST);
  }

  void answerSigned(UnaryOperator<JWTClaimsSet.Builder> change) {
    answerJwt(Keys.signed(Keys.RSA, change.apply(claims()).build()));
  }
}
