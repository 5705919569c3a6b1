package io.github.mesdk.spring.boot;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.spring.boot.ClientProperties.Authorities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Turns values of an answer into authorities, as the properties say. Thread-safe. */
final class AuthorityMapper {
  private static final String ROLE = "ROLE_";
  private static final String ROLES = "identity.roles";
  private static final String PERMISSIONS = "identity.permissions";
  private static final String GROUPS = "identity.groups";
  private static final Set<String> OF_IDENTITY = Set.of(ROLES, PERMISSIONS, GROUPS);

  private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
  private final Authorities settings;

  /** Whether a claim is read from the JSON of the answer, which takes time on each request. */
  private final boolean readsJson;

  AuthorityMapper(Authorities settings) {
    this.settings = settings;
    this.readsJson = !OF_IDENTITY.containsAll(settings.claims());
  }

  Collection<GrantedAuthority> authorities(CurrentUser answer) {
    Identity identity = answer.identity();
    JsonNode tree = readsJson ? json.valueToTree(answer) : MissingNode.getInstance();
    Set<GrantedAuthority> authorities = new LinkedHashSet<>();
    for (String claim : settings.claims()) {
      String prefix = prefix(claim);
      for (String value : values(claim, tree, identity)) {
        authorities.add(new SimpleGrantedAuthority(prefix + inCase(value)));
      }
    }
    return authorities;
  }

  private String prefix(String claim) {
    if (settings.prefix() != null) {
      return settings.prefix();
    }
    return claim.equals(PERMISSIONS) ? "" : ROLE;
  }

  private String inCase(String value) {
    return switch (settings.letterCase()) {
      case UNCHANGED -> value;
      case UPPER -> value.toUpperCase(Locale.ROOT);
      case LOWER -> value.toLowerCase(Locale.ROOT);
    };
  }

  /** Leaves out blank values, of which Spring Security can make no authority. */
  private static List<String> values(String claim, JsonNode answer, Identity identity) {
    List<String> values =
        switch (claim) {
          case ROLES -> identity.roles();
          case PERMISSIONS -> identity.permissions();
          case GROUPS -> identity.groups();
          default -> texts(claim, answer);
        };
    return values.stream().filter(value -> !value.isBlank()).toList();
  }

  private static List<String> texts(String claim, JsonNode answer) {
    List<JsonNode> nodes = List.of(answer);
    if (claim.startsWith("/")) {
      nodes = List.of(answer.at(JsonPointer.compile(claim)));
    } else {
      for (String member : claim.split("\\.", -1)) {
        nodes = elements(nodes).stream().map(node -> member(node, member)).toList();
      }
    }
    return elements(nodes).stream()
        .filter(JsonNode::isValueNode)
        .filter(node -> !node.isNull())
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode member(JsonNode node, String name) {
    JsonNode found = node.get(name);
    return found == null ? MissingNode.getInstance() : found;
  }

  /** A path goes through every element of an array. */
  private static List<JsonNode> elements(List<JsonNode> nodes) {
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (node.isArray()) {
        node.forEach(elements::add);
      } else {
        elements.add(node);
      }
    }
    return elements;
  }
}
