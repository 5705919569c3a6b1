package io.github.mesdk.fuzz.soak;

import java.util.List;

/** Prints the stack traces of calls that should have returned. */
final class StuckCalls {
  /** The names of threads that enforce timeouts, and of threads that run asynchronous calls. */
  private static final List<String> NAMES = List.of("Okio Watchdog", "OkHttp", "mesdk-async");

  private StuckCalls() {}

  /** Prints the stack trace of each thread that makes a call or enforces its timeout. */
  static synchronized void print() {
    Threads.dump().stream().filter(StuckCalls::belongsToACall).forEach(System.out::println);
  }

  private static boolean belongsToACall(String thread) {
    return thread.contains("io.github.mesdk.http.")
        || NAMES.stream().anyMatch(name -> thread.contains("\"" + name));
  }
}
