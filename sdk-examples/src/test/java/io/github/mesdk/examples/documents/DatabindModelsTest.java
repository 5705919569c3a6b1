package io.github.mesdk.examples.documents;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.VisibilityChecker;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.mesdk.model.read.Readers;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.provider.CloudBase;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.Krystal;
import io.github.mesdk.provider.Oidc;
import io.github.mesdk.provider.Pulse;
import io.github.mesdk.provider.RiverGen;
import io.github.mesdk.provider.Testiny;
import io.github.mesdk.providers.betterauth.BetterAuth;
import io.github.mesdk.providers.discord.Discord;
import io.github.mesdk.providers.gitea.Gitea;
import io.github.mesdk.providers.github.GitHub;
import io.github.mesdk.providers.gitlab.GitLab;
import io.github.mesdk.providers.microsoft.MicrosoftGraph;
import io.github.mesdk.providers.okta.Okta;
import io.github.mesdk.providers.redmine.Redmine;
import io.github.mesdk.providers.slack.Slack;
import io.github.mesdk.providers.supabase.Supabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/native-image.md} says which classes of the SDK databind looks up, and when. The
 * metadata in the jars names each of them.
 */
@Tag("slow")
class DatabindModelsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final URI ANY = URI.create("https://id.example.com");
  private static final OAuth2Issuer ISSUER =
      OAuth2Issuer.builder(ANY).userInfoEndpoint(ANY).introspectionEndpoint(ANY).build();

  /** The descriptions of the SDK, by the fixtures that contain an answer. */
  private static final Map<String, IdentityProvider<?>> DESCRIPTIONS =
      Map.ofEntries(
          entry("sdk-models:testiny", Testiny.provider()),
          entry("sdk-models:pulse", Pulse.at(ANY)),
          entry("sdk-models:rivergen", RiverGen.provider()),
          entry("sdk-models:krystal", Krystal.provider()),
          entry("sdk-models:cloudbase", CloudBase.at(ANY)),
          entry("sdk-models:oidc", Oidc.userInfo(ANY)),
          entry("sdk-oauth2:introspection", ISSUER.introspection(OAuth2Client.basic("id", "s"))),
          entry("sdk-providers:better-auth", BetterAuth.at(ANY)),
          entry("sdk-providers:discord", Discord.provider()),
          entry("sdk-providers:gitea", Gitea.at(ANY)),
          entry("sdk-providers:github", GitHub.provider()),
          entry("sdk-providers:gitlab", GitLab.provider()),
          entry("sdk-providers:microsoft", MicrosoftGraph.provider()),
          entry("sdk-providers:okta", Okta.at(ANY)),
          entry("sdk-providers:redmine", Redmine.at(ANY)),
          entry("sdk-providers:slack", Slack.provider()),
          entry("sdk-providers:supabase", Supabase.at(ANY, "key")));

  /** What the page says about when databind reads the models of a package. */
  private static Map<String, String> page() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/native-image.md"))) {
      List<String> cells = List.of(line.split("\\|", -1));
      if (cells.size() == 4) {
        Pattern.compile("`(io[.]github[.]mesdk[.][a-z0-9.]+)`")
            .matcher(cells.get(2))
            .results()
            .forEach(found -> rows.put(found.group(1), cells.get(1)));
      }
    }
    return rows;
  }

  /** Returns the entry of the page that covers a package. */
  private static String covering(Set<String> page, String name) {
    List<String> covering =
        page.stream().filter(entry -> (name + ".").startsWith(entry + ".")).toList();
    assertThat(covering).as(name).hasSize(1);
    return covering.get(0);
  }

  @Test
  void thePageNamesThePackagesThatDatabindLooksUpAndTheMetadataEachClass() throws Exception {
    Set<String> page = page().keySet();
    String metadata = metadata();
    Set<String> used = new TreeSet<>();
    for (Map.Entry<String, IdentityProvider<?>> description : DESCRIPTIONS.entrySet()) {
      String[] fixture = description.getKey().split(":", -1);
      Path fixtures = ROOT.resolve(fixture[0]).resolve("src/test/resources/fixtures");
      Path answer = fixtures.resolve(fixture[1]).resolve("me.json");
      Recorder recorder = new Recorder();
      ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());
      mapper.setAnnotationIntrospector(recorder);
      Object read = mapper.readValue(answer.toFile(), description.getValue().model());
      assertThat(read).isNotNull();
      assertThat(recorder.packages).contains(description.getValue().model().getPackageName());
      recorder.packages.forEach(name -> used.add(covering(page, name)));
      assertThat(metadata).contains(recorder.entries);
    }
    assertThat(used).isEqualTo(page);
  }

  /** Returns the metadata for native-image in all jars. */
  private static String metadata() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : List.of("sdk-models", "sdk-oauth2", "sdk-providers")) {
      all.append(Files.readString(NativeImageMetadataTest.file(module)));
    }
    return all.toString();
  }

  @Test
  void thePageSaysWhichModelsAreNeverReadWithoutDatabind() throws Exception {
    Map<String, String> page = page();
    for (IdentityProvider<?> description : DESCRIPTIONS.values()) {
      String when = page.get(covering(page.keySet(), description.model().getPackageName()));
      boolean isStreamed = Readers.supports(description.model()) && description.decoder().isEmpty();
      assertThat(when).as(description.name()).startsWith(isStreamed ? " unusual" : " each answer ");
    }
    assertThat(ISSUER.userInfo().decoder()).isPresent();
    assertThat(page.get("io.github.mesdk.model.oidc")).contains("each answer of an `OAuth2Issuer`");
  }

  /** Records the classes of the SDK that databind introspects or creates. */
  private static final class Recorder extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private final transient Set<String> packages = new TreeSet<>();
    private final transient Set<String> entries = new TreeSet<>();

    private void add(@Nullable Object found) {
      if (found instanceof Class<?> type && type.getName().startsWith("io.github.mesdk.")) {
        packages.add(type.getPackageName());
        entries.add("{\"type\": \"" + type.getName() + "\"");
      }
    }

    @Override
    public VisibilityChecker<?> findAutoDetectVisibility(
        AnnotatedClass type, VisibilityChecker<?> checker) {
      add(type.getRawType());
      return super.findAutoDetectVisibility(type, checker);
    }

    @Override
    public @Nullable Class<?> findPOJOBuilder(AnnotatedClass type) {
      Class<?> builder = super.findPOJOBuilder(type);
      add(builder);
      return builder;
    }

    @Override
    public @Nullable Object findDeserializer(Annotated member) {
      Object deserializer = super.findDeserializer(member);
      add(deserializer);
      return deserializer;
    }
  }
}
