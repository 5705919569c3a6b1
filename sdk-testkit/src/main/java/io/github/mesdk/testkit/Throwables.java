package io.github.mesdk.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the texts of throwables. */
final class Throwables {
  private Throwables() {}

  /**
   * The texts of a throwable, its causes and its suppressed exceptions. The keys say where each
   * text is from.
   */
  static Map<String, @Nullable String> textsOf(Throwable root) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> pending = new ArrayDeque<>();
    pending.add(root);
    while (!pending.isEmpty()) {
      Throwable next = pending.remove();
      if (seen.add(next)) {
        String name = next.getClass().getName() + " (" + seen.size() + " of the chain)";
        texts.put("the message of " + name, next.getMessage());
        texts.put("the localized message of " + name, next.getLocalizedMessage());
        texts.put("the text of " + name, next.toString());
        pending.addAll(Arrays.asList(next.getSuppressed()));
        if (next.getCause() != null) {
          pending.add(next.getCause());
        }
      }
    }
    texts.put("the stack trace of " + root.getClass().getName(), stackTrace(root));
    return texts;
  }

  private static String stackTrace(Throwable root) {
    StringWriter text = new StringWriter();
    root.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
