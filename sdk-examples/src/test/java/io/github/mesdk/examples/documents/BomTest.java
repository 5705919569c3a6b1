package io.github.mesdk.examples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The BOM has no parent, so its versions and modules are compared with those of the parent. */
@Tag("slow")
class BomTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String OURS =
      "/project/dependencyManagement/dependencies/dependency[groupId='io.github.mesdk']/artifactId";

  private static Document pom(String file) throws Exception {
    try (var in = Files.newInputStream(ROOT.resolve(file))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<String> texts(Document pom, String path) throws Exception {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(i -> nodes.item(i).getTextContent())
        .toList();
  }

  @Test
  void everyModuleThatTheParentManagesIsInTheBom() throws Exception {
    Set<String> managed = new TreeSet<>(texts(pom("pom.xml"), OURS));
    assertThat(new TreeSet<>(texts(pom("sdk-bom/pom.xml"), OURS))).isEqualTo(managed);
  }

  @Test
  void theBomAddsNothingButOkHttpAndNimbus() throws Exception {
    String others =
        "/project/dependencyManagement/dependencies/dependency[groupId!='io.github.mesdk']/artifactId";
    assertThat(texts(pom("sdk-bom/pom.xml"), others))
        .containsExactly("okhttp-bom", "oauth2-oidc-sdk", "nimbus-jose-jwt");
  }

  @Test
  void theVersionsAreThoseOfTheBuild() throws Exception {
    Document bom = pom("sdk-bom/pom.xml");
    Document parent = pom("pom.xml");
    assertThat(texts(bom, "/project/version")).isEqualTo(texts(parent, "/project/version"));
    assertThat(texts(bom, "//dependency[artifactId='okhttp-bom']/version"))
        .isEqualTo(texts(parent, "/project/properties/okhttp.version"));
    assertThat(texts(bom, "//dependency[artifactId='oauth2-oidc-sdk']/version"))
        .isEqualTo(texts(parent, "/project/properties/nimbus-oauth2.version"));
    assertThat(texts(bom, "//dependency[artifactId='nimbus-jose-jwt']/version"))
        .isEqualTo(texts(parent, "/project/properties/nimbus-jose.version"));
    assertThat(texts(bom, "//plugin[artifactId='maven-deploy-plugin']/version"))
        .isEqualTo(texts(parent, "//plugin[artifactId='maven-deploy-plugin']/version"));
    assertThat(texts(bom, "//plugin[artifactId='maven-gpg-plugin']/version"))
        .isEqualTo(texts(parent, "/project/properties/gpg-plugin.version"));
  }

  /** Maven prefers the nearest version, so Spring Security's older ones would win otherwise. */
  @Test
  void theStarterNamesEachLibraryOfNimbusThatTheSdkUses() throws Exception {
    String ofNimbus = "/project/dependencies/dependency[groupId='com.nimbusds']/artifactId";
    assertThat(texts(pom("sdk-spring-boot-starter/pom.xml"), ofNimbus))
        .isEqualTo(texts(pom("sdk-oauth2/pom.xml"), ofNimbus))
        .isNotEmpty();
  }
}
