package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.UnexpectedResponseException;
import io.github.mesdk.model.oidc.UserInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Encrypted UserInfo, RFC 7516. */
@Timeout(60)
class EncryptedUserInfoTest extends EncryptionFixture {
  private UserInfo me(String body, UserInfoBuilder userInfo) {
    server.enqueue(reply(200, "application/jwt", body));
    return MeClient.builder(userInfo.build()).build().me(MeRequest.ofToken("access"));
  }

  /** Same as {@link #me}, for a response whose signature is verified. */
  private UserInfo meAfterKeys(String body, UserInfoBuilder userInfo) {
    server.enqueue(reply(200, "application/jwt", body));
    server.enqueue(Keys.published(Keys.RSA));
    return MeClient.builder(userInfo.build()).build().me(MeRequest.ofToken("access"));
  }

  private String signedUserInfo() {
    return Keys.signed(
        Keys.RSA,
        new JWTClaimsSet.Builder()
            .issuer(at("/realm").toString())
            .audience("my-tool")
            .subject("248")
            .claim("email", "ada@example.com")
            .build());
  }

  @Test
  void encryptedUserInfoIsDecryptedAndVerified() {
    UserInfo me =
        meAfterKeys(
            encrypted(signedUserInfo()),
            issuer()
                .userInfoBuilder()
                .client(CLIENT_WITH_KEYS)
                .signedOnly("my-tool")
                .subject("248"));
    assertThat(me.email()).contains("ada@example.com");
  }

  @Test
  void encryptedUserInfoWithoutASignatureIsReadUnlessOneIsRequired() {
    String json = encrypted("{\"sub\":\"248\",\"email\":\"ada@example.com\"}");
    UserInfoBuilder userInfo = issuer().userInfoBuilder().client(CLIENT_WITH_KEYS);
    assertThat(me(json, userInfo.subject("248")).email()).contains("ada@example.com");
    assertThat(
            failure(
                () -> me(json, issuer().userInfoBuilder().client(CLIENT_WITH_KEYS).subject("7"))))
        .isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void encryptedUserInfoWithoutARequiredSignatureIsRefused() {
    String json = encrypted("{\"sub\":\"248\"}");
    UserInfoBuilder userInfo =
        issuer().userInfoBuilder().client(CLIENT_WITH_KEYS).signedOnly("my-tool");
    assertThat(failure(() -> me(json, userInfo)))
        .isInstanceOf(UnexpectedResponseException.class)
        .hasMessageContaining("encrypted, but not signed");
  }

  @Test
  void encryptedUserInfoWithoutAKeyIsReportedAsEncrypted() {
    for (Optional<OAuth2Client> client :
        List.of(Optional.of(PUBLIC), Optional.<OAuth2Client>empty())) {
      UserInfoBuilder userInfo = issuer().userInfoBuilder();
      client.ifPresent(userInfo::client);
      server.enqueue(reply(200, "application/jwt", encrypted(signedUserInfo())));
      MeClient<UserInfo> me = MeClient.builder(userInfo.build()).build();
      assertThat(failure(() -> me.me(MeRequest.ofToken("access"))))
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining(
              "it is encrypted with RSA-OAEP-256 and A256GCM; give the client its decryption key");
    }
  }

  @Test
  void encryptedUserInfoOfAnotherIssuerIsRefused() {
    String foreign =
        Keys.signed(
            Keys.OTHER,
            new JWTClaimsSet.Builder()
                .issuer(at("/realm").toString())
                .audience("my-tool")
                .subject("248")
                .build());
    assertThat(
            failure(() ->
                meAfterKeys(
                    encrypted(foreign), issuer().userInfoBuilder().client(CLIENT_WITH_KEYS))))
        .isInstanceOf(UnexpectedResponseException.class);
    assertThat(
            failure(() ->
                me(
                    encrypted(encrypted(signedUserInfo())),
                    issuer().userInfoBuilder().client(CLIENT_WITH_KEYS))))
        .hasMessageContaining("encrypted twice");
  }
}
