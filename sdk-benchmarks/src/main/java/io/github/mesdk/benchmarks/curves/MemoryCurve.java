package io.github.mesdk.benchmarks.curves;

import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import io.github.mesdk.benchmarks.call.Clients;
import io.github.mesdk.benchmarks.call.ServerProcess;
import io.github.mesdk.cache.MeCache;
import java.util.ArrayList;
import java.util.List;

/** The heap that a client, a kept connection and a kept answer retain. */
final class MemoryCurve {
  private static final int CLIENTS = 100;

  private static final int CONNECTIONS = Clients.SDK_CONNECTIONS;

  /** The server waits so long that the calls of all callers overlap. */
  private static final int DELAY_MILLIS = 2_000;

  private static final int ANSWERS = 100_000;
  private static final int COLLECTIONS = 2;

  private MemoryCurve() {}

  static List<Point> run() throws Exception {
    try (ServerProcess server = new ServerProcess("rivergen", false)) {
      clients(server); // loads the classes
      usedClients(server);
      List<Point> points = new ArrayList<>();
      points.add(point("a client without connections", CLIENTS, clients(server)));
      points.add(point("a client with one connection", CLIENTS, usedClients(server)));
      points.add(point("a kept connection", CONNECTIONS, connections()));
      points.add(point("a kept answer of 60 bytes", ANSWERS, answers()));
      return points;
    }
  }

  private static Point point(String what, int number, long bytes) {
    return new Point("Heap of " + what + ", bytes", Row.OURS, number, (double) bytes / number);
  }

  private static long clients(ServerProcess server) {
    long before = heap();
    List<Variant> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Clients.ours(server.address()));
    }
    long used = heap() - before;
    return clients.isEmpty() ? 0 : used;
  }

  private static long usedClients(ServerProcess server) throws Exception {
    long before = heap();
    List<Variant> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Variant client = Clients.ours(server.address());
      client.op().run();
      clients.add(client);
    }
    long used = heap() - before;
    return clients.isEmpty() ? 0 : used;
  }

  /** All callers start together, so each needs a connection of its own. */
  private static long connections() throws Exception {
    try (ServerProcess slow = new ServerProcess("rivergen", false, DELAY_MILLIS)) {
      Variant client = Clients.ours(slow.address());
      client.op().run();
      long before = heap();
      CallerThreads.run(
          CONNECTIONS,
          () -> {
            client.op().run();
            return 0;
          });
      long used = heap() - before;
      client.op().run();
      return used;
    }
  }

  private static long answers() {
    MeCache cache = CacheCurve.cache(2 * ANSWERS);
    CacheCurve.get(cache, 0);
    long before = heap();
    for (int i = 1; i <= ANSWERS; i++) {
      CacheCurve.get(cache, i);
    }
    long used = heap() - before;
    CacheCurve.get(cache, 0);
    return used;
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
