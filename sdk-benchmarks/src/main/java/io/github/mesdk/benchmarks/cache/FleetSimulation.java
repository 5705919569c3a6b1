package io.github.mesdk.benchmarks.cache;

import java.util.Arrays;
import java.util.Random;

/**
 * Simulates a fleet for an hour and prints the upstream calls with and without a second level. Each
 * of 1,000 users sends 600 requests, which arrive at random instances. An answer lives 60 s.
 */
public final class FleetSimulation {
  private static final int[] INSTANCES = {10, 30, 100, 300, 1_000};
  private static final double HOUR = 3_600;

  private final Random random = new Random(1);
  private final int users;
  private final int requests;
  private final double timeToLive;

  private FleetSimulation(int users, int requests, double timeToLive) {
    this.users = users;
    this.requests = requests;
    this.timeToLive = timeToLive;
  }

  /** Prints one line for each number of instances. */
  public static void run() {
    FleetSimulation simulation = new FleetSimulation(1_000, 600, 60);
    System.out.println("| Instances | Requests | Calls without | Calls with | Saved |");
    System.out.println("|---|---|---|---|---|");
    for (int instances : INSTANCES) {
      simulation.print(instances);
    }
  }

  private void print(int instances) {
    long without = 0;
    long with = 0;
    for (int user = 0; user < users; user++) {
      double[] times = random.doubles(requests, 0, HOUR).sorted().toArray();
      without += calls(times, instances);
      with += calls(times, 1);
    }
    System.out.printf(
        "| %d | %d | %d | %d | %d %% |%n",
        instances, (long) users * requests, without, with, 100 - 100 * with / without);
  }

  /** Returns how many requests find no fresh answer in the memory of their instance. */
  private long calls(double[] times, int memories) {
    double[] loadedAt = new double[memories];
    Arrays.fill(loadedAt, -timeToLive);
    long calls = 0;
    for (double time : times) {
      int memory = random.nextInt(memories);
      if (time - loadedAt[memory] >= timeToLive) {
        loadedAt[memory] = time;
        calls++;
      }
    }
    return calls;
  }
}
