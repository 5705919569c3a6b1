package io.github.mesdk.benchmarks.coldstart;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.coldstart.Program.RunCost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Measures complete programs with and without JVM flags. Every run is a new process. */
public final class ColdStart {
  private static final String COMPARISON = "cold start";
  private static final String BY_HAND = "OkHttp + databind by hand";
  private static final String OKHTTP_ONLY = "OkHttp, answer discarded";

  /**
   * The suffix of measures, such as {@code time*}, whose ratios are relative to the hand-written
   * program without flags. The ratios of other measures are relative to the hand-written program
   * with the same flags.
   */
  private static final String RELATIVE_TO_NO_FLAGS = "*";

  private static final int ROUNDS = 21;

  /** A program and the mode in which the JVM starts it. */
  private record Launch(Program program, Mode mode) {}

  private final List<Program> programs;
  private final Program byHand;
  private final Map<Launch, List<RunCost>> costs = new HashMap<>();

  /** Creates a comparison. The first program is the hand-written one, which is the reference. */
  private ColdStart(List<Program> programs) {
    this.programs = programs;
    this.byHand = programs.get(0);
  }

  /** Runs the comparison. */
  public static List<Row> run() throws Exception {
    Path directory = Files.createTempDirectory("cold-start");
    Path programsJar = packPrograms(directory.resolve("programs.jar"));
    try (TlsServerProcess server = new TlsServerProcess(directory)) {
      String address = server.address();
      return new ColdStart(
              List.of(
                  Program.byHand(BY_HAND, programsJar, directory, address),
                  Program.okHttpOnly(OKHTTP_ONLY, programsJar, directory, address),
                  Program.ours(Row.OURS, programsJar, directory, address)))
          .compare();
    } finally {
      delete(directory);
    }
  }

  private List<Row> compare() throws IOException, InterruptedException {
    List<Launch> launches = train();
    measure(launches);
    List<Row> rows = rows(launches, "time", RunCost::nanos);
    if (ChildProcesses.areMeasurable()) {
      rows.addAll(rows(launches, "cpu", RunCost::cpuNanos));
    }
    rows.addAll(classRows());
    return rows;
  }

  /**
   * Creates the CDS archives and AOT caches. Returns a launch of each program in each supported
   * mode.
   */
  private List<Launch> train() throws IOException, InterruptedException {
    List<Launch> launches = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (Program program : programs) {
        if (mode.isSupported()) {
          mode.train(program);
          launches.add(new Launch(program, mode));
        }
      }
    }
    return launches;
  }

  private void measure(List<Launch> launches) throws IOException, InterruptedException {
    List<Launch> shuffled = new ArrayList<>(launches);
    Random random = new Random(8259);
    // Round -1 is not measured. It warms up the server and the file cache of the operating system.
    for (int round = -1; round < ROUNDS; round++) {
      Collections.shuffle(shuffled, random);
      for (Launch launch : shuffled) {
        RunCost cost = launch.program.run(launch.mode.flags(launch.program));
        if (round >= 0) {
          costs.computeIfAbsent(launch, key -> new ArrayList<>()).add(cost);
        }
      }
    }
  }

  private List<Row> rows(
      List<Launch> launches, String measure, ToDoubleFunction<RunCost> quantity) {
    List<Row> rows = new ArrayList<>();
    for (Launch launch : launches) {
      rows.add(row(measure, launch, new Launch(byHand, launch.mode), quantity));
    }
    for (Launch launch : launches) {
      if (launch.mode != Mode.NO_FLAGS) {
        rows.add(
            row(
                measure + RELATIVE_TO_NO_FLAGS,
                launch,
                new Launch(byHand, Mode.NO_FLAGS),
                quantity));
      }
    }
    return rows;
  }

  private List<Row> classRows() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    double classes = byHand.classes();
    for (Program program : programs) {
      long own = program.classes();
      rows.add(
          Row.exact(
              COMPARISON,
              Mode.NO_FLAGS.title,
              "classes",
              program.name(),
              own / classes,
              (double) own,
              ""));
    }
    return rows;
  }

  private Row row(
      String measure, Launch launch, Launch reference, ToDoubleFunction<RunCost> quantity) {
    double[] own = amounts(launch, quantity);
    Quartiles ratio = Quartiles.ofRatios(own, amounts(reference, quantity));
    double millis = Quartiles.of(own).median() / 1e6;
    return Row.of(
        COMPARISON, launch.mode.title, measure, launch.program.name(), ratio, millis, "ms");
  }

  private double[] amounts(Launch launch, ToDoubleFunction<RunCost> quantity) {
    return requireNonNull(costs.get(launch)).stream().mapToDouble(quantity).toArray();
  }

  /**
   * Packs the compiled benchmarks, which contain the measured programs, into a jar and returns its
   * path. Class data sharing (CDS) and the AOT cache require a class path that consists of jars
   * only.
   */
  private static Path packPrograms(Path jar) throws Exception {
    Path classes =
        Path.of(ColdStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes.resolve("io"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
