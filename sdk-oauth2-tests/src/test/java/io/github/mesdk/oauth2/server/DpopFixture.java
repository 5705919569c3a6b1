package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.mesdk.MeClient;
import io.github.mesdk.error.InvalidRequestException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.TokenProvider;
import io.github.mesdk.token.TokenStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of logins whose client must bind its tokens to a key (RFC 9449), at any server. */
abstract class DpopFixture extends LoginFixture {
  static final OAuth2Client CLIENT = OAuth2Client.none("sdk-dpop");
  static final String SCOPE = "openid email offline_access";

  abstract OAuth2Issuer issuer();

  /** Returns what the person types on the login page. */
  abstract Map<String, String> person();

  void signIn() {
    new Browser(person())
        .signIn(issuer().browserLogin(CLIENT, store).scope(SCOPE).refreshRequired().dpop().build());
  }

  MeClient<UserInfo> me(TokenProvider tokens) {
    return MeClient.builder(issuer().userInfo()).tokenProvider(tokens).build();
  }

  /** The key of the login is in the store, so the provider needs no option. */
  TokenProvider refreshing(TokenStore login) {
    return issuer().refreshing(CLIENT, login).build();
  }

  MeException failure(MeClient<?> client) {
    return catchThrowableOfType(MeException.class, client::me);
  }

  private static String otherKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private TokenStore thief(StoredTokens stolen) {
    TokenStore thief = TokenStore.inMemory();
    thief.update(soon(), none -> Optional.of(stolen));
    return thief;
  }

  @Test
  void aLoginIsBoundToItsKeyAndStaysBound() {
    signIn();
    String key = stored().orElseThrow().proofKey().orElseThrow();
    String subject = me(refreshing(store)).me().sub();
    for (int refreshes = 0; refreshes < 3; refreshes++) {
      store(stored().orElseThrow().withoutAccessToken());
      assertThat(me(refreshing(store)).me().sub()).isEqualTo(subject);
    }
    assertThat(stored().orElseThrow().proofKey()).contains(key);
  }

  @Test
  void aStolenAccessTokenIsRefusedAsABearerToken() {
    signIn();
    String stolen = stored().orElseThrow().accessToken().orElseThrow().value();
    MeException refused = failure(me(TokenProvider.of(stolen)));
    assertThat(refused)
        .isInstanceOfAny(InvalidRequestException.class, UnauthenticatedException.class);
    System.out.println(getClass().getSimpleName() + ", as a bearer token: " + refused);
  }

  @Test
  void aStolenAccessTokenIsRefusedWithAnotherKey() {
    signIn();
    StoredTokens stolen =
        StoredTokens.of(stored().orElseThrow().accessToken().orElseThrow())
            .withProofKey(otherKey());
    MeException refused = failure(me(refreshing(thief(stolen))));
    assertThat(refused)
        .isInstanceOfAny(InvalidRequestException.class, UnauthenticatedException.class);
    System.out.println(getClass().getSimpleName() + ", with another key: " + refused);
  }

  @Test
  void aStolenRefreshTokenIsRefusedWithAnotherKey() {
    signIn();
    StoredTokens stolen = stored().orElseThrow().withoutAccessToken().withProofKey(otherKey());
    MeException refused = failure(me(refreshing(thief(stolen))));
    assertThat(refused).isInstanceOfAny(TokenException.class, UnauthenticatedException.class);
    System.out.println(getClass().getSimpleName() + ", refresh with another key: " + refused);
  }

  @Test
  void aLoginWithoutDpopFailsAndStoresNothing() {
    MeException refused =
        catchThrowableOfType(
            MeException.class,
            () ->
                new Browser(person())
                    .signIn(issuer().browserLogin(CLIENT, store).scope(SCOPE).build()));
    assertThat(refused).isInstanceOfAny(TokenException.class, UnauthenticatedException.class);
    assertThat(stored()).isEmpty();
    System.out.println(getClass().getSimpleName() + ", without DPoP: " + refused);
  }
}
