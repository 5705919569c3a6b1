package io.github.mesdk.spring.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Selects the one client that is asked about a token: by host, path or the unverified issuer of the
 * token. A client without any of them is asked about all other tokens. Thread-safe.
 */
final class ClientSelector {
  private record Rule(
      String client, List<String> hosts, List<PathPattern> paths, List<String> issuers) {
    boolean matches(String host, PathContainer path, Optional<String> issuer) {
      return (hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT)))
          && (paths.isEmpty() || paths.stream().anyMatch(pattern -> pattern.matches(path)))
          && (issuers.isEmpty() || issuer.filter(issuers::contains).isPresent());
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final List<Rule> rules = new ArrayList<>();

  /** Whether a rule needs the claims of the token, which are parsed for each request. */
  private final boolean readsIssuer;

  ClientSelector(Collection<MeClients.Named> clients) {
    Optional<Rule> rest = Optional.empty();
    for (MeClients.Named client : clients) {
      Rule rule = rule(client);
      if (client.settings().isSelective()) {
        rules.add(rule);
      } else if (rest.isPresent()) {
        throw new MeConfigurationException(
            "the clients "
                + rest.get().client()
                + " and "
                + rule.client()
                + " have no hosts,"
                + " paths or issuers, so no rule selects one of them",
            "Set mesdk.clients." + rule.client() + ".hosts, .paths or .issuers.");
      } else {
        rest = Optional.of(rule);
      }
    }
    rest.ifPresent(rules::add);
    readsIssuer = rules.stream().anyMatch(rule -> !rule.issuers().isEmpty());
  }

  private static Rule rule(MeClients.Named client) {
    ClientProperties settings = client.settings();
    return new Rule(
        client.name(),
        settings.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT)).toList(),
        settings.paths().stream().map(PathPatternParser.defaultInstance::parse).toList(),
        settings.issuers());
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
