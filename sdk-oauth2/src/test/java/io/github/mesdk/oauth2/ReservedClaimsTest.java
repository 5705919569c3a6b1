package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.token.TokenStore;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of some issuers choose the names of their claims, and must not choose those of the SDK. */
class ReservedClaimsTest extends VendorFixture {
  private static final OAuth2IssuerBuilder NO_VENDOR =
      OAuth2Issuer.builder(URI.create("https://accounts.google.com"));

  private MeException failure(OAuth2IssuerBuilder builder, String claim) {
    String claims = "{\"sub\":\"1\"," + claim.replace('\'', '"') + "}";
    return IssuerFixture.failure(() -> me("google", builder, claims));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'io.github.mesdk/roles':['admin']",
        "'io.github.mesdk/groups':['admin']",
        "'io.github.mesdk/tenant':'other'",
        "'io.github.mesdk/username':'ada'",
        "'io.github.mesdk/locale':null",
        "'io.github.mesdk/other':1",
        "'io.github.mesdk\\/roles':['admin']",
        "'io.github.\\u006desdk/roles':['admin']"
      })
  void anAnswerWithAMemberOfTheSdkIsRejected(String claim) {
    for (OAuth2IssuerBuilder builder : new OAuth2IssuerBuilder[] {NO_VENDOR, Issuers.google()}) {
      MeException failure = failure(builder, claim);
      assertThat(failure)
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("io.github.mesdk/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x':{'io.github.mesdk/roles':1}", "'io.github.mesdk':1", "'\\u00e9':1"})
  void otherMembersAreNot(String claim) {
    String claims = "{\"sub\":\"1\"," + claim.replace('\'', '"') + "}";
    assertThat(me("google", NO_VENDOR, claims).identity().roles()).isEmpty();
  }

  @Test
  void anIdTokenWithAMemberOfTheSdkFailsTheLogin() {
    ObjectNode claims = (ObjectNode) file("google", "id-token");
    claims.putArray("io.github.mesdk/roles").add("admin");
    TokenStore store = TokenStore.inMemory();
    MeException failure = IssuerFixture.failure(() -> login("google", claims, store));
    assertThat(failure).hasMessageContaining("io.github.mesdk/");
    assertThat(store.read(IssuerFixture.soon())).isEmpty();
  }

  /** The claims would otherwise be read without the mapping of the vendor. */
  @ParameterizedTest
  @ValueSource(strings = {"'roles':['admin'],'x':1,'x':2", "'roles':['admin'],'x':01"})
  void claimsThatCannotBeParsedAreNoAnswer(String members) {
    OAuth2IssuerBuilder keycloak = builder("keycloak");
    String claims = "{\"sub\":\"1\"," + members.replace('\'', '"') + "}";
    assertThat(IssuerFixture.failure(() -> me("keycloak", keycloak, claims)))
        .isInstanceOf(DecodeException.class);
  }
}
