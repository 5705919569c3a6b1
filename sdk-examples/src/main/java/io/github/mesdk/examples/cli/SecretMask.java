package io.github.mesdk.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Hides the credentials of an answer wherever in it they stand. Immutable. */
final class SecretMask {
  /** Hides nothing. */
  static final SecretMask NONE = of(List.of());

  private static final String SHOWN = "***";

  private final List<String> secrets;

  private SecretMask(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Hides these, plain and as they stand in a query. */
  static SecretMask of(List<String> secrets) {
    return new SecretMask(
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .distinct()
            // The longest first, so that no part of a secret is left when one holds another.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** {@code text} with three stars in place of each secret. */
  String text(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, SHOWN);
    }
    return masked;
  }

  /** A copy of the document with its texts and the names of its members masked. */
  JsonNode tree(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode masked = object.objectNode();
      object
          .properties()
          .forEach(member -> masked.set(text(member.getKey()), tree(member.getValue())));
      return masked;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = array.arrayNode();
      array.forEach(element -> masked.add(tree(element)));
      return masked;
    }
    return node.isTextual() ? TextNode.valueOf(text(node.textValue())) : node;
  }
}
