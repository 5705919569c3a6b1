package io.github.mesdk.oauth2.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.oauth2.UserInfoBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed UserInfo responses ({@code application/jwt}). */
@ExtendWith(Servers.class)
@Timeout(300)
class KeycloakSignedUserInfoIT {
  private Keycloak keycloak;
  private Keycloak.User user;
  private UserInfoBuilder userInfo;

  @BeforeEach
  void connect(Keycloak running) {
    keycloak = running;
    user = running.newUser();
    userInfo = OAuth2Issuer.discover(running.issuer()).userInfoBuilder();
  }

  @Test
  void aSignedResponseIsVerifiedAndRead() {
    UserInfo me = client(userInfo.signedOnly("sdk-signed")).me(requestOf("sdk-signed"));
    assertThat(me.sub()).isEqualTo(user.id());
    assertThat(me.identity().email()).contains(user.name() + "@example.com");
  }

  @Test
  void aRotatedKeyIsFetchedAtOnce() {
    MeClient<UserInfo> client = client(userInfo.signedOnly("sdk-signed"));
    assertThat(client.me(requestOf("sdk-signed")).sub()).isEqualTo(user.id());
    keycloak.newSigningKey();
    assertThat(client.me(requestOf("sdk-signed")).sub()).isEqualTo(user.id());
  }

  @Test
  void aResponseForAnotherClientIsRejected() {
    assertThat(failure(userInfo.signedOnly("sdk-login"), requestOf("sdk-signed")))
        .isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void anUnsignedResponseIsRejected() {
    assertThat(failure(userInfo.signedOnly("sdk-password"), requestOf("sdk-password")))
        .isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void aResponseAboutAnotherSubjectIsRejected() {
    UserInfoBuilder expecting = userInfo.clientId("sdk-signed").subject("another-subject");
    assertThat(failure(expecting, requestOf("sdk-signed")))
        .isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void aSignedResponseWithoutAClientIdIsADecodeException() {
    assertThat(failure(userInfo, requestOf("sdk-signed"))).isInstanceOf(DecodeException.class);
  }

  @Test
  void anUnsignedErrorIsReadThoughSignaturesAreRequired() {
    MeRequest request = requestOf("sdk-signed");
    keycloak.signOut(user);
    assertThat(failure(userInfo.signedOnly("sdk-signed"), request))
        .isInstanceOf(UnauthenticatedException.class);
  }

  private MeRequest requestOf(String clientId) {
    return MeRequest.ofToken(keycloak.signIn(clientId, user).get("access_token").textValue());
  }

  private static MeClient<UserInfo> client(UserInfoBuilder userInfo) {
    return MeClient.builder(userInfo.build()).build();
  }

  private static MeException failure(UserInfoBuilder userInfo, MeRequest request) {
    return catchThrowableOfType(MeException.class, () -> client(userInfo).me(request));
  }
}
