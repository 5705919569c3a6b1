import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects the results of {@code mvn -Pconsumers verify} in {@code consumers/results.txt}, and writes
 * {@code docs/compatibility.md} from that file and from {@code consumers/compatibility.txt}.
 *
 * <pre>java consumers/Compatibility.java</pre>
 *
 * With the argument {@code --check}, it writes nothing, and fails if the page is not the one that it
 * would write.
 *
 * <p>A result is a line: the project, the version of Java, the versions of the libraries and, for a
 * combination that is refused, the sentence that the SDK prints, otherwise {@code -}. A build writes
 * {@code target/resolved.txt} last, so a project whose last build failed has no result. The results of
 * projects that did not run remain as they were.
 */
final class Compatibility {
  private static final Path CONSUMERS = Path.of("consumers");
  private static final Path RESULTS = CONSUMERS.resolve("results.txt");
  private static final Path TEXT = CONSUMERS.resolve("compatibility.txt");
  private static final Path PAGE = Path.of("docs", "compatibility.md");

  /** The libraries that the page names, by group and artifact. */
  private static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

  static {
    LIBRARIES.put("org.springframework.boot:spring-boot", "Spring Boot");
    LIBRARIES.put("io.quarkus:quarkus-core", "Quarkus");
    LIBRARIES.put("io.micronaut:micronaut-core", "Micronaut");
    LIBRARIES.put("com.squareup.retrofit2:retrofit", "Retrofit");
    LIBRARIES.put("com.squareup.okhttp3:okhttp", "okhttp");
    LIBRARIES.put("com.squareup.okhttp3:okhttp-jvm", "okhttp-jvm");
    LIBRARIES.put("com.fasterxml.jackson.core:jackson-databind", "Jackson");
    LIBRARIES.put("tools.jackson.core:jackson-databind", "Jackson");
    LIBRARIES.put("org.jetbrains.kotlin:kotlin-stdlib", "Kotlin");
    LIBRARIES.put("org.slf4j:slf4j-api", "SLF4J");
    LIBRARIES.put("com.github.ben-manes.caffeine:caffeine", "Caffeine");
    LIBRARIES.put("com.nimbusds:oauth2-oidc-sdk", "oauth2-oidc-sdk");
    LIBRARIES.put("io.lettuce:lettuce-core", "Lettuce");
    LIBRARIES.put("org.junit.jupiter:junit-jupiter-api", "JUnit");
  }

  /** The version of a dependency as {@code dependency:list} writes it. */
  private static final Pattern RESOLVED =
      Pattern.compile("^ +([^: ]+:[^:]+):jar:([^:]+):[a-z]+\\b", Pattern.MULTILINE);

  private Compatibility() {}

  public static void main(String[] args) throws IOException {
    boolean check = List.of(args).equals(List.of("--check"));
    if (!check && args.length > 0) {
      System.err.println("usage: java consumers/Compatibility.java [--check]");
      System.exit(64);
    }
    List<String> projects = projects(CONSUMERS);
    SortedMap<String, String> results = stored();
    if (!check) {
      collect(projects, results);
      results.keySet().removeIf(key -> !projects.contains(key.split("\t")[0]));
      List<String> lines = new ArrayList<>();
      results.forEach((key, result) -> lines.add(key + "\t" + result));
      Files.write(RESULTS, lines);
    }
    String page = page(projects, results);
    if (!check) {
      Files.writeString(PAGE, page);
    } else if (!Files.readString(PAGE).equals(page)) {
      System.err.println(PAGE + " is out of date: run java consumers/Compatibility.java");
      System.exit(1);
    }
  }

  /** Returns the stored results: the versions and the sentence, by project and version of Java. */
  private static SortedMap<String, String> stored() throws IOException {
    SortedMap<String, String> results = new TreeMap<>();
    for (String line : Files.exists(RESULTS) ? Files.readAllLines(RESULTS) : List.<String>of()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 4) {
        throw new IllegalStateException(RESULTS + " has a line without four cells: " + line);
      }
      results.put(cells[0] + "\t" + cells[1], cells[2] + "\t" + cells[3]);
    }
    return results;
  }

  /** Returns the projects that are built and run: the poms that have no modules. */
  private static List<String> projects(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory, 3)) {
      List<String> found = new ArrayList<>();
      for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
        String project = directory.relativize(pom.getParent()).toString().replace('\\', '/');
        if (!project.isEmpty()
            && !project.startsWith("target")
            && !Files.readString(pom).contains("<module>")) {
          found.add(project);
        }
      }
      found.sort(null);
      return found;
    }
  }

  private static void collect(List<String> projects, Map<String, String> results)
      throws IOException {
    Path target = CONSUMERS.resolve("target");
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> runs = Files.list(target)) {
      for (Path run : runs.filter(r -> r.getFileName().toString().startsWith("java-")).toList()) {
        String java = run.getFileName().toString().substring("java-".length());
        for (String project : projects) {
          collect(project, run.resolve(project), java, results);
        }
      }
    }
  }

  private static void collect(String project, Path built, String java, Map<String, String> results)
      throws IOException {
    // One build runs all modules of a pom. Where none ran, the pom is copied all the same.
    if (!Files.exists(built.resolve("build.log"))
        && !Files.exists(built.resolveSibling("build.log"))) {
      return;
    }
    String key = project + "\t" + java;
    Path resolved = built.resolve("target/resolved.txt");
    Path refused = built.resolve("target/refused.txt");
    if (!Files.exists(resolved)) {
      results.remove(key);
      return;
    }
    String sentence =
        Files.exists(refused)
            ? Files.readString(refused).replaceAll("file:\\S*/", "file:…/")
            : "-";
    results.put(key, versions(Files.readString(resolved)) + "\t" + sentence);
  }

  private static String versions(String resolved) {
    Map<String, String> found = new LinkedHashMap<>();
    LIBRARIES.forEach((artifact, name) -> found.put(artifact, ""));
    Matcher matcher = RESOLVED.matcher(resolved);
    while (matcher.find()) {
      found.replace(matcher.group(1), matcher.group(2));
    }
    List<String> versions = new ArrayList<>();
    found.forEach(
        (artifact, version) -> {
          if (!version.isEmpty()) {
            versions.add(LIBRARIES.get(artifact) + " " + version);
          }
        });
    return String.join(", ", versions);
  }

  private static String page(List<String> projects, Map<String, String> results)
      throws IOException {
    StringBuilder runs = new StringBuilder();
    StringBuilder refused = new StringBuilder();
    for (String project : projects) {
      String start =
          "| [%s](../consumers/%s/pom.xml) | %s |"
              .formatted(project, project, description(project));
      SortedMap<String, String> javaByResult = javaByResult(project, results);
      if (javaByResult.isEmpty()) {
        runs.append(start).append("  | not run |\n");
      }
      javaByResult.forEach(
          (result, java) -> {
            String[] cells = result.split("\t", -1);
            if (cells[1].equals("-")) {
              runs.append("%s %s | %s |\n".formatted(start, cells[0], java));
            } else {
              refused.append("%s %s | %s | `%s` |\n".formatted(start, cells[0], java, cells[1]));
            }
          });
    }
    return Files.readString(TEXT).replace("RUNS\n", runs).replace("REFUSED\n", refused);
  }

  /** Returns the versions of Java that have the same result, such as "17, 25". */
  private static SortedMap<String, String> javaByResult(
      String project, Map<String, String> results) {
    SortedMap<String, String> java = new TreeMap<>();
    results.forEach(
        (key, result) -> {
          String[] cells = key.split("\t", -1);
          if (cells[0].equals(project)) {
            java.merge(result, cells[1], (one, other) -> one + ", " + other);
          }
        });
    return java;
  }

  private static String description(String project) throws IOException {
    String pom = Files.readString(CONSUMERS.resolve(project).resolve("pom.xml"));
    Matcher text = Pattern.compile("<description>([^<]*)</description>").matcher(pom);
    return text.find() ? text.group(1).strip().replaceAll("\\s+", " ") : "";
  }
}
