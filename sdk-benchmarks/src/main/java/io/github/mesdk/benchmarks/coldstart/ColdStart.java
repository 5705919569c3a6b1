package io.github.mesdk.benchmarks.coldstart;

import static java.util.Objects.requireNonNull;

import io.github.mesdk.benchmarks.Quartiles;
import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.coldstart.Program.Taken;
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

/** Measures complete programs, each run in a new process, with and without JVM flags. */
public final class ColdStart {
  private static final String GROUP = "cold start";
  private static final String BY_HAND = "OkHttp + databind by hand";
  private static final String OKHTTP_ONLY = "OkHttp, answer discarded";

  /** Marks a measure whose reference is the hand-written program without flags. */
  private static final String WITHOUT_FLAGS = "*";

  private static final int ROUNDS = 21;

  /** A program and the mode in which it starts. */
  private record Start(Program program, Mode mode) {}

  private final List<Program> programs;
  private final Program byHand;
  private final Map<Start, List<Taken>> taken = new HashMap<>();

  /** Creates a comparison; the first program is the reference. */
  private ColdStart(List<Program> programs) {
    this.programs = programs;
    this.byHand = programs.get(0);
  }

  /** Runs the comparison. */
  public static List<Row> run() throws Exception {
    Path home = Files.createTempDirectory("cold-start");
    Path programs = packed(home.resolve("programs.jar"));
    try (TlsServerProcess server = new TlsServerProcess(home)) {
      String address = server.address();
      return new ColdStart(
              List.of(
                  Program.byHand(BY_HAND, programs, home, address),
                  Program.okHttpOnly(OKHTTP_ONLY, programs, home, address),
                  Program.ours(Row.OURS, programs, home, address)))
          .compare();
    } finally {
      delete(home);
    }
  }

  private List<Row> compare() throws IOException, InterruptedException {
    List<Start> starts = trained();
    measure(starts);
    List<Row> rows = rows(starts, "time", Taken::nanos);
    if (ChildProcesses.areCounted()) {
      rows.addAll(rows(starts, "cpu", Taken::cpuNanos));
    }
    rows.addAll(classRows());
    return rows;
  }

  private List<Start> trained() throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (Program program : programs) {
        if (mode.isSupported()) {
          mode.train(program);
          starts.add(new Start(program, mode));
        }
      }
    }
    return starts;
  }

  private void measure(List<Start> starts) throws IOException, InterruptedException {
    List<Start> shuffled = new ArrayList<>(starts);
    Random random = new Random(8259);
    for (int round = -1; round < ROUNDS; round++) {
      Collections.shuffle(shuffled, random);
      for (Start start : shuffled) {
        Taken once = start.program.run(start.mode.flags(start.program));
        if (round >= 0) {
          taken.computeIfAbsent(start, unmeasured -> new ArrayList<>()).add(once);
        }
      }
    }
  }

  private List<Row> rows(List<Start> starts, String measure, ToDoubleFunction<Taken> quantity) {
    List<Row> rows = new ArrayList<>();
    for (Start start : starts) {
      rows.add(row(measure, start, new Start(byHand, start.mode), quantity));
    }
    for (Start start : starts) {
      if (start.mode != Mode.NO_FLAGS) {
        rows.add(row(measure + WITHOUT_FLAGS, start, new Start(byHand, Mode.NO_FLAGS), quantity));
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
              GROUP,
              Mode.NO_FLAGS.title,
              "classes",
              program.name(),
              own / classes,
              (double) own,
              ""));
    }
    return rows;
  }

  private Row row(String measure, Start start, Start reference, ToDoubleFunction<Taken> quantity) {
    double[] own = amounts(start, quantity);
    Quartiles ratio = Quartiles.ofRatios(own, amounts(reference, quantity));
    double millis = Quartiles.of(own).median() / 1e6;
    return Row.of(GROUP, start.mode.title, measure, start.program.name(), ratio, millis, "ms");
  }

  private double[] amounts(Start start, ToDoubleFunction<Taken> quantity) {
    return requireNonNull(taken.get(start)).stream().mapToDouble(quantity).toArray();
  }

  /** Packs the programs and their models into a jar, because class archives accept only jars. */
  private static Path packed(Path jar) throws Exception {
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
