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

/** Masks credentials anywhere in an answer. Immutable. */
final class SecretMask {
  /** Masks nothing. */
  static final SecretMask NONE = of(List.of());

  private static final String REPLACEMENT = "***";

  private final List<String> secrets;

  private SecretMask(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Masks these secrets, both as they are and URL-encoded. */
  static SecretMask of(List<String> secrets) {
    return new SecretMask(
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .distinct()
            // Longest first: if one secret contains another, no part of it remains.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** Replaces each secret in {@code text} with three asterisks. */
  String text(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, REPLACEMENT);
    }
    return masked;
  }

  /** Returns a copy of the document with its strings and member names masked. */
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
