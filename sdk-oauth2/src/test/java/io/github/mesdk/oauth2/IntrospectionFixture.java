package io.github.mesdk.oauth2;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.oauth2.model.TokenIntrospection;
import io.github.mesdk.retry.RetryPolicy;
import java.time.Duration;

/** A backend that asks the introspection endpoint of the issuer about the tokens of its callers. */
abstract class IntrospectionFixture extends IssuerFixture {
  static final String BEARER = "opaque-token-of-ada";
  static final MeRequest REQUEST = MeRequest.ofToken(BEARER);

  @Override
  OAuth2Issuer issuer() {
    return builder().introspectionEndpoint(at("/introspect")).jwksUri(at("/keys")).build();
  }

  MeClient<TokenIntrospection> client(IntrospectionBuilder options) {
    return MeClient.builder(options.build())
        .retryPolicy(RetryPolicy.none())
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  TokenIntrospection me() {
    return client(issuer().introspectionBuilder(CLIENT)).me(REQUEST);
  }

  /** Queues an answer about an active token of Ada, with these further members. */
  void answerActive(String more) {
    answer(200, "{'active':true,'sub':'ada'" + more + "}");
  }

  long in(long seconds) {
    return clock.instant().plusSeconds(seconds).getEpochSecond();
  }
}
