package io.github.mesdk.benchmarks.userinfo;

import com.auth0.client.auth.AuthAPI;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import io.github.mesdk.MeClient;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.token.AccessToken;
import java.net.URI;
import java.time.Instant;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** Clients of a UserInfo endpoint, each used as documented and with its default HTTP client. */
final class UserInfoClients {
  static final String PATH = "/userinfo";

  /** A token with the length of a typical JSON Web Token. */
  static final String TOKEN = "t".repeat(430);

  private UserInfoClients() {}

  static Variant ours(URI address) {
    AccessToken token = AccessToken.of(TOKEN);
    MeClient<?> client =
        MeClient.builder(Oidc.userInfo(address.resolve(PATH))).tokenProvider(() -> token).build();
    return new Variant(Row.OURS, client::me);
  }

  static Variant nimbus(URI address) {
    URI endpoint = address.resolve(PATH);
    return new Variant(
        "Nimbus UserInfoRequest",
        () -> {
          UserInfoRequest request = new UserInfoRequest(endpoint, new BearerAccessToken(TOKEN));
          HTTPResponse response = request.toHTTPRequest().send();
          return UserInfoResponse.parse(response).toSuccessResponse().getUserInfo();
        });
  }

  static Variant auth0(URI address) {
    AuthAPI api = AuthAPI.newBuilder(address.toString(), "a-client").build();
    return new Variant("auth0-java userInfo", () -> api.userInfo(TOKEN).execute().getBody());
  }

  static Variant spring(URI address) {
    ClientRegistration registration =
        ClientRegistration.withRegistrationId("bench")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .clientId("a-client")
            .redirectUri("{baseUrl}/login")
            .authorizationUri(address + "/authorize")
            .tokenUri(address + "/token")
            .userInfoUri(address + PATH)
            .userNameAttributeName("sub")
            .build();
    Instant now = Instant.now();
    OAuth2AccessToken token =
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER, TOKEN, now, now.plusSeconds(86_400));
    DefaultOAuth2UserService service = new DefaultOAuth2UserService();
    return new Variant(
        "Spring DefaultOAuth2UserService",
        () -> service.loadUser(new OAuth2UserRequest(registration, token)));
  }
}
