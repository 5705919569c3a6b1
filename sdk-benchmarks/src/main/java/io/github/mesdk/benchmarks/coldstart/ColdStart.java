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

/** Runs the programs in turns, with the same flags and without any, each time as a new process. */
public final class ColdStart {
  private static final String GROUP = "cold start";
  private static final String BY_HAND = "OkHttp + databind by hand";
  private static final String LEAST = "OkHttp, answer thrown away";

  /** Follows a measure that is against the program by hand as most people would start it. */
  private static final String TO_PLAIN = "*";

  private static final int ROUNDS = 21;

  /** One way to start one program. */
  private record Start(Program program, Mode mode) {}

  private final List<Program> programs;
  private final Program byHand;
  private final Map<Start, List<Taken>> taken = new HashMap<>();

  /** The first is what the others are compared with. */
  private ColdStart(List<Program> programs) {
    this.programs = programs;
    this.byHand = programs.get(0);
  }

  /** Compares. */
  public static List<Row> run() throws Exception {
    Path home = Files.createTempDirectory("cold-start");
    Path programs = packed(home.resolve("programs.jar"));
    try (TlsServerProcess server = new TlsServerProcess(home)) {
      String address = server.address();
      return new ColdStart(
              List.of(
                  Program.byHand(BY_HAND, programs, home, address),
                  Program.least(LEAST, programs, home, address),
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
    if (EndedProcesses.areCounted()) {
      rows.addAll(rows(starts, "cpu", Taken::cpuNanos));
    }
    rows.addAll(classRows());
    return rows;
  }

  private List<Start> trained() throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (Program program : programs) {
        if (mode.isKnown()) {
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

  private List<Row> rows(List<Start> starts, String measure, ToDoubleFunction<Taken> what) {
    List<Row> rows = new ArrayList<>();
    for (Start start : starts) {
      rows.add(row(measure, start, new Start(byHand, start.mode), what));
    }
    for (Start start : starts) {
      if (start.mode != Mode.NO_FLAGS) {
        rows.add(row(measure + TO_PLAIN, start, new Start(byHand, Mode.NO_FLAGS), what));
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

  private Row row(String measure, Start start, Start reference, ToDoubleFunction<Taken> what) {
    double[] own = amounts(start, what);
    Quartiles ratio = Quartiles.ofRatios(own, amounts(reference, what));
    double millis = Quartiles.of(own).median() / 1e6;
    return Row.of(GROUP, start.mode.title, measure, start.program.name(), ratio, millis, "ms");
  }

  private double[] amounts(Start start, ToDoubleFunction<Taken> what) {
    return requireNonNull(taken.get(start)).stream().mapToDouble(what).toArray();
  }

  /** The programs and the models by hand as a jar: archives of classes take nothing else. */
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
