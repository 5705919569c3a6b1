package io.github.mesdk.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people read for the name of a comparison, in the order in which they read it. */
final class Jobs {
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("decode", "Answer to model, five systems");
    TITLES.put("call", "A whole call");
    TITLES.put("userinfo", "A UserInfo call");
    TITLES.put("async", "A server that takes 20 ms");
    TITLES.put("hit", "An answer that is kept, token of");
    TITLES.put("stampede", "64 threads ask at once, and the service");
    TITLES.put("cold start", "From the start of the process to the answer");
    TITLES.put("memory", "Memory that a model keeps, by its JSON");
    TITLES.put("footprint", "Jars that a program gets");
  }

  private Jobs() {}

  static String title(String group) {
    return TITLES.getOrDefault(group, group);
  }

  /** Where it stands among the others. */
  static int order(String group) {
    return List.copyOf(TITLES.keySet()).indexOf(group);
  }
}
