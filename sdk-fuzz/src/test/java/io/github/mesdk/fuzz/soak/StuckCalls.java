package io.github.mesdk.fuzz.soak;

import java.util.List;
import java.util.Map;

/** Prints the stack traces of calls that should have returned. */
final class StuckCalls {
  private static final List<String> WATCHDOGS = List.of("Okio Watchdog", "OkHttp");

  private StuckCalls() {}

  /** Prints the stack trace of each thread that makes a call or enforces its timeout. */
  static synchronized void print() {
    Thread.getAllStackTraces().entrySet().stream()
        .filter(StuckCalls::belongsToACall)
        .forEach(entry -> {
          System.out.println(entry.getKey());
          for (StackTraceElement at : entry.getValue()) {
            System.out.println("    at " + at);
          }
        });
  }

  private static boolean belongsToACall(Map.Entry<Thread, StackTraceElement[]> entry) {
    return WATCHDOGS.stream().anyMatch(entry.getKey().getName()::startsWith)
        || List.of(entry.getValue()).stream()
            .anyMatch(at -> at.getClassName().startsWith("io.github.mesdk.http"));
  }
}
