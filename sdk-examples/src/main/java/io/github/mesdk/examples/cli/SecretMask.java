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
import java.util.stream.StreamSupport;

/** Masks credentials anywhere in an answer. Immutable. */
final class SecretMask {
  /** Masks nothing. */
  static final SecretMask NONE = of(List.of());

  private static final String REPLACEMENT = "***";

  private final List<String> secrets;

  private SecretMask(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Returns a mask for the credentials at the paths that the provider's description declares. */
  static SecretMask of(ProviderAnswer providerAnswer) {
    String envelope = providerAnswer.provider().payload().map(payload -> payload + ".").orElse("");
    JsonNode answer = Json.tree(providerAnswer.answer());
    return of(
        providerAnswer.provider().credentials().stream()
            .map(path -> List.of(path.substring(envelope.length()).split("\\.", -1)))
            .flatMap(path -> values(answer, path))
            .toList());
  }

  /**
   * Returns the values at {@code path}. In a list, a name that is not an index applies to all
   * elements.
   */
  private static Stream<String> values(JsonNode node, List<String> path) {
    boolean isElement = node.isArray() && !path.isEmpty() && path.get(0).matches("\\d+");
    if ((node.isArray() && !isElement) || (node.isObject() && path.isEmpty())) {
      return StreamSupport.stream(node.spliterator(), false)
          .flatMap(element -> values(element, path));
    }
    if (path.isEmpty()) {
      return node.isNull() ? Stream.empty() : Stream.of(node.asText());
    }
    String name = path.get(0);
    JsonNode next = isElement ? node.path(Integer.parseInt(name)) : node.path(name);
    return next.isMissingNode() ? Stream.empty() : values(next, path.subList(1, path.size()));
  }

  /** Returns a mask for these secrets, both as they are and URL-encoded. */
  static SecretMask of(List<String> secrets) {
    return new SecretMask(
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .distinct()
            // Longest first: if one secret contains another, no part of the longer secret remains.
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
    if (node.isTextual()) {
      return TextNode.valueOf(text(node.textValue()));
    }
    return node.isNumber() && secrets.contains(node.asText())
        ? TextNode.valueOf(REPLACEMENT)
        : node;
  }
}
