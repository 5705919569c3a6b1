package io.github.mesdk.fuzz.soak;

import java.util.List;
import java.util.Map;

/** Tells where a call is held that should have come back. */
final class Held {
  private static final List<String> WATCHDOGS = List.of("Okio Watchdog", "OkHttp");

  private Held() {}

  /** Prints where each thread is that asks, or minds the time of those that do. */
  static synchronized void print() {
    Thread.getAllStackTraces().entrySet().stream()
        .filter(Held::concernsACall)
        .forEach(entry -> {
          System.out.println(entry.getKey());
          for (StackTraceElement at : entry.getValue()) {
            System.out.println("    at " + at);
          }
        });
  }

  private static boolean concernsACall(Map.Entry<Thread, StackTraceElement[]> entry) {
    return WATCHDOGS.stream().anyMatch(entry.getKey().getName()::startsWith)
        || List.of(entry.getValue()).stream()
            .anyMatch(at -> at.getClassName().startsWith("io.github.mesdk.http"));
  }
}
