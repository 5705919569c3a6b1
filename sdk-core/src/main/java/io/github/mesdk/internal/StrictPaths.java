package io.github.mesdk.internal;

import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.ProviderRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The JSON members of an answer that must be readable, as lists of the names in their paths.
 * Indexes of lists are ignored.
 */
final class StrictPaths {
  private final List<List<String>> paths = new ArrayList<>();

  StrictPaths(IdentityProvider<?> provider) {
    ProviderRules rules = ProviderRules.of(provider);
    for (FailureSign sign : rules.failureSigns()) {
      paths.add(names(sign.path()));
    }
    for (String path : provider.subjects()) {
      paths.add(names(path));
    }
    String payload = provider.payload().map(name -> name + ".").orElse("");
    for (String path : rules.strict()) {
      paths.add(names(path));
      paths.add(names(payload + path)); // the path may start at the answer
    }
  }

  /** Returns whether a member is strict, contains a strict member, or is inside a strict member. */
  boolean concerns(List<String> member) {
    for (List<String> path : paths) {
      int common = Math.min(path.size(), member.size());
      if (path.subList(0, common).equals(member.subList(0, common))) {
        return true;
      }
    }
    return false;
  }

  /** Adds the names in all paths. */
  void addNamesTo(Collection<String> names) {
    paths.forEach(names::addAll);
  }

  /** Returns the names in a path such as {@code sessions[1].id} or {@code sessions.1.id}. */
  static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String step : path.split("\\.", -1)) {
      int index = step.indexOf('[');
      addName(names, index < 0 ? step : step.substring(0, index));
    }
    return names;
  }

  /** Adds a name, but not an index. */
  static void addName(List<String> names, String name) {
    if (!name.isEmpty() && JsonPaths.index(name) < 0) {
      names.add(name);
    }
  }
}
