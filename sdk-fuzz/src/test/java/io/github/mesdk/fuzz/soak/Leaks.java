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
 * Counts what OkHttp only logs: connections whose call was collected while it still held them. They
 * are closed then, so that neither sockets nor memory grow.
 */
final class Leaks extends Handler {
  /** Held, or the handler would go with it. */
  private static final Logger LOGGER = Logger.getLogger(OkHttpClient.class.getName());

  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Listens from now on; these are the addresses by the names of faults. */
  static Leaks watch(Map<String, String> addresses) {
    Leaks leaks = new Leaks();
    addresses.forEach((name, address) -> leaks.faults.put(address + "/", name));
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(leaks);
    return leaks;
  }

  /** How often, by the name of the fault; by the text where it is of no fault. */
  Map<String, Long> byFault() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }

  /** How many there were. */
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
