package io.github.mesdk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiException;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import io.github.mesdk.model.oidc.UserInfo;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class OidcTest extends ProviderContractTest<UserInfo> {

  OidcTest() {
    super("oidc");
  }

  @Override
  protected IdentityProvider<UserInfo> providerAt(URI baseUrl) {
    return Oidc.userInfo(URI.create(baseUrl.toString().replaceAll("/$", "") + "/userinfo"));
  }

  @Override
  protected void assertRequest(RecordedRequest request) {
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/userinfo");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  private ApiError challenged(int status, String challenge) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("WWW-Authenticate", challenge)
            .setHeader("Content-Type", "text/plain")
            .build());
    return ((ApiException) failure()).error();
  }

  @Test
  void anErrorInTheHeaderAloneIsRead() {
    ApiError error =
        challenged(
            401, "Bearer realm=\"sdk\", error=\"invalid_token\", error_description=\"Gone\"");
    assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(error.reason()).contains(UnauthenticatedReason.INVALID);
    assertThat(error.code()).contains("invalid_token");
    assertThat(error.message()).contains("Gone");
  }

  /** Users of some issuers choose the names of their claims. */
  @Test
  void anAnswerWithAMemberOfTheSdkIsRejected() {
    for (String value : new String[] {"[\"admin\"]", "7", "null"}) {
      server.enqueue(
          new MockResponse.Builder()
              .body("{\"sub\":\"1\",\"io.github.\\u006desdk/roles\":" + value + "}")
              .build());
      assertThat(failure())
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("io.github.mesdk/");
    }
  }

  @Test
  void missingScopesAreNamed() {
    ApiError error =
        challenged(403, "Bearer error=\"insufficient_scope\", scope=\"openid  profile\"");
    assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
    assertThat(error.missingScopes()).containsExactly("openid", "profile");
  }

  @Test
  void theBearerChallengeIsFoundAmongOthers() {
    ApiError error =
        challenged(401, "Basic realm=\"a\", Negotiate, Bearer error=\"invalid_token\"");
    assertThat(error.code()).contains("invalid_token");
  }

  @Test
  void aChallengeFromAFailingServerIsIgnored() {
    ApiError error = challenged(503, "Bearer error=\"invalid_token\"");
    assertThat(error.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(challenged(429, "Bearer error=\"invalid_token\"").kind())
        .isEqualTo(ErrorKind.RATE_LIMITED);
  }

  @Test
  void aStepUpChallengeRequiresASecondFactor() {
    ApiError error = challenged(401, "Bearer error=\"insufficient_user_authentication\"");
    assertThat(error.reason()).contains(UnauthenticatedReason.MFA_REQUIRED);
  }

  @Test
  void aChallengeNeedsNoError() {
    ApiError error = challenged(401, "Bearer realm=\"sdk\"");
    assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(error.reason()).contains(UnauthenticatedReason.UNKNOWN);
  }

  @Test
  void theQueryOfAnEndpointIsSentButNotShown() throws Exception {
    answer(200, "application/json", "{\"sub\":\"248\"}");
    IdentityProvider<UserInfo> provider =
        Oidc.userInfo(URI.create(server.url("/userinfo?key=hidden").toString()));
    assertThat(provider.toString()).endsWith("/userinfo)");
    MeClient.builder(provider).build().me(MeRequest.ofToken(TOKEN));
    assertThat(server.takeRequest().getTarget()).isEqualTo("/userinfo?key=hidden");
  }

  @Test
  void aSignedAnswerIsReportedAsNotJson() {
    answer(200, "application/jwt", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.");
    assertThat(failure())
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("application/jwt")
        .message()
        .doesNotContain("eyJ");
  }
}
