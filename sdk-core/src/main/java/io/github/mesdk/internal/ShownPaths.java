package io.github.mesdk.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.http.Scrubber;
import io.github.mesdk.provider.IdentityProvider;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the paths of JSON members in an answer. Not thread-safe. A name that the description or the
 * model declares is shown as it is. A service may make up any other name, also one that is a secret
 * of the call.
 */
final class ShownPaths {
  private final IdentityProvider<?> provider;
  private final Scrubber scrubber;

  /** Null until a path contains what may be a secret: most paths contain none. */
  private @Nullable Set<String> declared;

  /**
   * Creates the paths of one answer.
   *
   * @param provider the description of the service
   * @param scrubber masks the secrets of the call
   */
  ShownPaths(IdentityProvider<?> provider, Scrubber scrubber) {
    this.provider = provider;
    this.scrubber = scrubber;
  }

  private Set<String> declared() {
    Set<String> known = declared;
    if (known == null) {
      known = new HashSet<>(StrictPaths.names(provider.payload().orElse("")));
      new StrictPaths(provider).addNamesTo(known);
      addNames(provider.model(), known, new HashSet<>());
      declared = known;
    }
    return known;
  }

  /** Adds the names of the JSON members of a model, and of the models in it. */
  private static void addNames(Type type, Set<String> names, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      for (Type part : generic.getActualTypeArguments()) {
        addNames(part, names, seen);
      }
    } else if (type instanceof Class<?> model
        && !model.getName().startsWith("java.")
        && seen.add(model)) {
      for (Method accessor : model.getMethods()) {
        JsonProperty member = accessor.getAnnotation(JsonProperty.class);
        if (accessor.getParameterCount() == 0 && !Modifier.isStatic(accessor.getModifiers())) {
          names.add(member == null ? accessor.getName() : member.value());
          addNames(accessor.getGenericReturnType(), names, seen);
        }
      }
    }
  }

  /** Returns these paths as they are shown. */
  List<String> shown(List<String> paths) {
    return paths.stream().map(this::shown).toList();
  }

  /** Returns a path such as {@code sessions[1].id}, masked from the first unknown name on. */
  String shown(String path) {
    if (scrubber.scrub(path).equals(path)) {
      return path;
    }
    int start = 0;
    while (start < path.length()) {
      int dot = path.indexOf('.', start);
      int end = dot < 0 ? path.length() : dot;
      String step = path.substring(start, end);
      if (!declared().contains(step.replaceFirst("(\\[\\d+])+$", ""))) {
        return path.substring(0, start) + scrubber.scrub(path.substring(start));
      }
      start = end + 1;
    }
    return path;
  }
}
