package io.github.mesdk.fuzz.soak;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/**
 * Counts the leaked connections that OkHttp logs. A connection leaks if its call is
 * garbage-collected before the call has released the connection. OkHttp closes such connections, so
 * neither sockets nor memory grow.
 */
final class Leaks extends Handler {
  /** A strong reference: otherwise the logger and its handler could be garbage-collected. */
  private static final Logger LOGGER = Logger.getLogger(OkHttpClient.class.getName());

  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Starts counting. {@code addresses} maps the name of a fault to the address of its server. */
  static Leaks watch(Map<String, String> addresses) {
    Leaks leaks = new Leaks();
    addresses.forEach((name, address) -> leaks.faults.put(address + "/", name));
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(leaks);
    return leaks;
  }

  /** The number of leaks by fault. If a log message matches no fault, the message is the key. */
  Map<String, Long> byFault() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }

  /** The total number of leaks. */
  long count() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  @Override
  public void publish(LogRecord entry) {
    String text = String.valueOf(entry.getMessage());
    String name =
        faults.entrySet().stream()
            .filter(fault -> text.contains(fault.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(text);
    counts.computeIfAbsent(name, unseen -> new LongAdder()).increment();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
