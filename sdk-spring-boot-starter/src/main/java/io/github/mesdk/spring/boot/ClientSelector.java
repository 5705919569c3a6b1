package io.github.mesdk.spring.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Selects the one client that is asked about a token: by host, path or the unverified issuer of the
 * token. If several match, it is the one that sets more of them, then the one with the more
 * specific path, then the first by name. A client without any of them is asked about all other
 * tokens. Thread-safe.
 */
final class ClientSelector {
  private static final String ANY_PATH = "/**";

  /** One path of a client. */
  private record Rule(
      String client, int criteria, List<String> hosts, PathPattern path, List<String> issuers) {
    boolean matches(String host, PathContainer requested, Optional<String> issuer) {
      return (hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT)))
          && path.matches(requested)
          && (issuers.isEmpty() || issuer.filter(issuers::contains).isPresent());
    }

    /** Returns whether only the names decide between the clients of the two rules. */
    boolean isAmbiguousWith(Rule other) {
      return !client.equals(other.client)
          && criteria == other.criteria
          && path.equals(other.path)
          && overlap(hosts, other.hosts)
          && overlap(issuers, other.issuers);
    }

    private static boolean overlap(List<String> some, List<String> others) {
      return some.isEmpty() ? others.isEmpty() : !Collections.disjoint(some, others);
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final List<Rule> rules;

  /** Whether a rule needs the claims of the token, which are parsed for each request. */
  private final boolean readsIssuer;

  ClientSelector(Collection<MeClients.Named> clients) {
    rules =
        clients.stream()
            .flatMap(ClientSelector::rules)
            .sorted(
                Comparator.comparingInt(Rule::criteria)
                    .reversed()
                    .thenComparing(Rule::path, PathPattern.SPECIFICITY_COMPARATOR)
                    .thenComparing(Rule::client))
            .toList();
    for (Rule rule : rules) {
      rules.stream()
          .filter(rule::isAmbiguousWith)
          .findFirst()
          .ifPresent(other -> {
            throw ambiguous(rule, other);
          });
    }
    readsIssuer = rules.stream().anyMatch(rule -> !rule.issuers().isEmpty());
  }

  private static MeConfigurationException ambiguous(Rule rule, Rule other) {
    return new MeConfigurationException(
        "no host, path or issuer decides between the clients "
            + rule.client()
            + " and "
            + other.client(),
        "Change mesdk.clients." + other.client() + ".hosts, .paths or .issuers.");
  }

  private static Stream<Rule> rules(MeClients.Named client) {
    ClientProperties settings = client.settings();
    List<String> issuers = settings.issuers();
    List<String> hosts =
        settings.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    List<String> paths = settings.paths().isEmpty() ? List.of(ANY_PATH) : settings.paths();
    int criteria =
        (hosts.isEmpty() ? 0 : 1)
            + (settings.paths().isEmpty() ? 0 : 1)
            + (issuers.isEmpty() ? 0 : 1);
    return paths.stream()
        .map(PathPatternParser.defaultInstance::parse)
        .map(path -> new Rule(client.name(), criteria, hosts, path, issuers));
  }

  /** Returns the client to ask; empty if no client is responsible for the token. */
  Optional<String> select(String host, String path, String token) {
    PathContainer parsed = PathContainer.parsePath(path);
    Optional<String> issuer = readsIssuer ? unverifiedIssuer(token) : Optional.empty();
    return rules.stream()
        .filter(rule -> rule.matches(host, parsed, issuer))
        .map(Rule::client)
        .findFirst();
  }

  /** Anyone can write this claim. It only selects a client, which then has the token verified. */
  private Optional<String> unverifiedIssuer(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return Optional.ofNullable(claims.get("iss"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText);
    } catch (IOException | IllegalArgumentException e) { // an opaque token may contain dots
      return Optional.empty();
    }
  }
}
