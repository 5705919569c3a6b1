package io.github.mesdk.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import net.minidev.json.JSONObject;
import org.junit.jupiter.api.Test;

/** The module descriptor, and the names of other modules that it depends on. */
class ModuleTest {

  private static ModuleDescriptor moduleOf(Class<?> type) throws URISyntaxException {
    Path home = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ModuleFinder.of(home).findAll().iterator().next().descriptor();
  }

  @Test
  void onlyThePublicPackagesAreExported() throws Exception {
    ModuleDescriptor module = moduleOf(OAuth2Issuer.class);
    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.name()).isEqualTo("io.github.mesdk.oauth2");
    assertThat(module.exports())
        .allMatch(export -> !export.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder("io.github.mesdk.oauth2", "io.github.mesdk.oauth2.model");
  }

  /** If a new version of a library has another name, the descriptor must change with it. */
  @Test
  void theLibrariesHaveTheNamesThatTheDescriptorRequires() throws Exception {
    assertThat(moduleOf(JWSAlgorithm.class).name()).isEqualTo("com.nimbusds.jose.jwt");
    assertThat(moduleOf(ContentType.class).name()).isEqualTo("content.type");
    assertThat(moduleOf(JSONObject.class).name()).isEqualTo("json.smart");
    assertThat(moduleOf(TokenRequest.class).name()).isEqualTo("oauth2.oidc.sdk");
    assertThat(moduleOf(OAuth2Issuer.class).requires())
        .extracting(ModuleDescriptor.Requires::name)
        .contains("com.nimbusds.jose.jwt", "content.type", "json.smart", "oauth2.oidc.sdk");
  }
}
