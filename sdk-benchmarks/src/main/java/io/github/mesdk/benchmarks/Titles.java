package io.github.mesdk.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The display titles of the comparisons, in display order. */
final class Titles {
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("decode", "Decoding one answer of each of the five providers");
    TITLES.put("jackson3", "Models with Jackson 3");
    TITLES.put("call", "A complete call");
    TITLES.put("userinfo", "A UserInfo call");
    TITLES.put("async", "Calls to a server that takes 20 ms");
    TITLES.put("hit", "A cache hit, by length of the token");
    TITLES.put("stampede", "64 threads request the same answer at once");
    TITLES.put("cold start", "A complete program, from its start to its exit");
    TITLES.put("memory", "Memory of a model, relative to its JSON");
    TITLES.put("footprint", "Jars that sdk-core adds to a program");
  }

  private Titles() {}

  static String of(String comparison) {
    return TITLES.getOrDefault(comparison, comparison);
  }

  /** The position of a comparison in display order. */
  static int order(String comparison) {
    return List.copyOf(TITLES.keySet()).indexOf(comparison);
  }
}
