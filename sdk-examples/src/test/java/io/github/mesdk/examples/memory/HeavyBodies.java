package io.github.mesdk.examples.memory;

/** Bodies of almost one mebibyte that take much memory. */
final class HeavyBodies {
  private static final int BYTES = 1024 * 1024;

  private HeavyBodies() {}

  /**
   * Returns a body of this kind.
   *
   * @param members JSON members that the object starts with, such as {@code "userId":7}
   */
  static String of(String kind, String members) {
    String start = "{" + members + ",\"new\":";
    return switch (kind) {
      case "text" -> start + '"' + "x".repeat(BYTES - start.length() - 3) + "\"}";
      case "members" -> start + members();
      case "objects" -> start + list("{}");
      case "medium" -> start + list("{}").substring(0, 63_000) + "]}";
      case "nested" -> start + list("[".repeat(190) + "]".repeat(190));
      default -> "<html>" + "x".repeat(BYTES - 20);
    };
  }

  private static String list(String element) {
    StringBuilder list = new StringBuilder(BYTES).append('[').append(element);
    while (list.length() < BYTES - 1_000) {
      list.append(',').append(element);
    }
    return list.append("]}").toString();
  }

  /** As many members as the limit on tokens allows. */
  private static String members() {
    StringBuilder object = new StringBuilder(BYTES).append("{\"a\":1");
    for (int i = 1_000_000; object.length() < BYTES - 1_000; i++) {
      object.append(",\"").append(i).append("\":{}");
    }
    return object.append("}}").toString();
  }
}
