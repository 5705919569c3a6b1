package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every vendor by name: its metadata, its UserInfo and its ID token become an identity. */
@Tag("slow")
class IssuersTest extends VendorFixture {

  static List<String> vendors() {
    return List.of(
        "google",
        "entraId",
        "okta",
        "auth0",
        "keycloak",
        "cognito",
        "linkedIn",
        "gitLab",
        "zitadel",
        "authentik",
        "logto",
        "slack",
        "twitch",
        "salesforce");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void anAnswerBecomesAnIdentity(String vendor) {
    String answer = file(vendor, "userinfo").toString();
    assertThat(me(vendor, answer).identity()).isEqualTo(identity(vendor, "userinfo-identity"));
    assertThat(requests).hasSize(2).last().isEqualTo(endpoint(vendor, "userinfo_endpoint"));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void anIdTokenBecomesAnIdentity(String vendor) {
    LoginResult login = login(vendor, (ObjectNode) file(vendor, "id-token"), TokenStore.inMemory());
    assertThat(login.subject()).contains(identity(vendor, "id-token-identity").subject());
    assertThat(login.user().orElseThrow().identity())
        .isEqualTo(identity(vendor, "id-token-identity"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "keycloak", "slack"})
  void theReceivedClaimsStayAsTheyCame(String vendor) throws IOException {
    JsonNode received = file(vendor, "userinfo");
    JsonNode kept = JSON.readTree(JSON.writeValueAsString(me(vendor, received.toString())));
    received
        .properties()
        .forEach(claim ->
            assertThat(kept.get(claim.getKey())).as(claim.getKey()).isEqualTo(claim.getValue()));
  }

  @Test
  void noMethodSendsARequest() {
    assertThat(Issuers.google().httpClient(http).build().identifier())
        .isEqualTo(URI.create("https://accounts.google.com"));
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          common                | pass the id of one tenant (a GUID)
          organizations         | pass the id of one tenant (a GUID)
          Common                | pass the id of one tenant (a GUID)
          consumers             | 9188040d-6c67-4c5b-b112-36a304b66dad
          contoso.onmicrosoft.com | pass the id of the tenant (a GUID)
          ''                    | pass the id of the tenant (a GUID)
          """)
  void entraIdNeedsTheIdOfOneTenant(String tenant, String remedy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Issuers.entraId(tenant))
        .withMessageStartingWith("Entra ID: ")
        .withMessageContaining(remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://dev-1.okta.com", "dev-1.okta.com/", "dev-1", "", "a@b.com", "a.b?c"})
  void aDomainIsOnlyADomain(String domain) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Issuers.okta(domain))
        .withMessageContaining("pass the domain only");
    assertThatIllegalArgumentException().isThrownBy(() -> Issuers.auth0(domain));
  }

  @Test
  void aPartOfAnIssuerCannotChangeTheRest() {
    URI base = URI.create("https://id.example.com");
    assertThat(Issuers.keycloak(base, "my realm/../x").issuer.toString())
        .isEqualTo("https://id.example.com/realms/my%20realm%2F..%2Fx");
    assertThatIllegalArgumentException().isThrownBy(() -> Issuers.keycloak(base, " "));
    assertThatIllegalArgumentException().isThrownBy(() -> Issuers.authentik(base, "a/b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Issuers.okta("a.okta.com", "x/y"));
    assertThatIllegalArgumentException().isThrownBy(() -> Issuers.zitadel(base, ":x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Issuers.gitLab(URI.create("gitlab")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Issuers.cognito("eu-west-1", "us-east-1_ABC"))
        .withMessageContaining("starts with eu-west-1_");
  }

  @Test
  void aSlashAtTheEndOfABaseAddressDoesNotCount() {
    assertThat(Issuers.okta("DEV-1.okta.com").issuer.toString())
        .isEqualTo("https://dev-1.okta.com");
    assertThat(Issuers.logto(URI.create("https://acme.logto.app/")).issuer.toString())
        .isEqualTo("https://acme.logto.app/oidc");
    assertThat(Issuers.gitLab(URI.create("https://git.example.com/")).issuer.toString())
        .isEqualTo("https://git.example.com");
  }
}
