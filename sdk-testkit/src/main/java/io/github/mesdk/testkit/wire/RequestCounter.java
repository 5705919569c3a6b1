package io.github.mesdk.testkit.wire;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the connections and bytes of one port, and records its requests. Thread-safe. */
final class RequestCounter {
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private final Queue<String> heads = new ConcurrentLinkedQueue<>();

  void countConnection() {
    connections.incrementAndGet();
  }

  void recordRequest(String head) {
    heads.add(head);
  }

  void countBytes(int bytes) {
    bytesSent.addAndGet(bytes);
  }

  int connections() {
    return connections.get();
  }

  long bytesSent() {
    return bytesSent.get();
  }

  List<String> heads() {
    return List.copyOf(heads);
  }
}
