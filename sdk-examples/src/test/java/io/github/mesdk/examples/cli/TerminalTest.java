package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help and color at terminals of several kinds. */
class TerminalTest {
  private static final String COLOR = "\u001b[";

  static Stream<Arguments> commandsAtWidths() {
    return Stream.of(60, 80, 120)
        .flatMap(columns ->
            Run.me(Map.of(), "help")
                .out()
                .lines()
                .filter(line -> line.matches("  [a-z-]+ .*"))
                .map(line -> Arguments.of(columns, line.strip().split(" ", 2)[0])));
  }

  @Test
  void theHelpNamesAllCommands() {
    assertThat(commandsAtWidths().map(row -> row.get()[1]))
        .contains("demo", "testiny", "oidc", "github", "redmine", "login", "completion", "help");
  }

  private static int widest(String text) {
    return text.lines()
        .mapToInt(line -> line.replaceAll("\u001b\\[[\\d;]*m", "").length())
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("commandsAtWidths")
  void theHelpFitsTheTerminal(int columns, String command) {
    Run run = Run.atTerminal(columns, Map.of(), command, "--help");
    assertThat(run.status()).isZero();
    assertThat(widest(run.out())).isLessThanOrEqualTo(columns);
  }

  /** A help of fewer columns would be unreadable, and long lines are hard to read. */
  @ParameterizedTest
  @CsvSource({"20, 60", "60, 60", "119, 119", "300, 120", "0, 80"})
  void theWidthOfTheHelpHasLimits(int columns, int expected) {
    Shell shell =
        FakeTerminal.shell(
            columns, Map.of(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    assertThat(shell.columns()).isEqualTo(expected);
  }

  @Test
  void helpHasColorAtATerminal() {
    assertThat(Run.atTerminal(80, Map.of("NO_COLOR", ""), "--help").out()).contains(COLOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_COLOR=1", "NO_COLOR=0", "TERM=dumb"})
  void colorCanBeTurnedOff(String variable) {
    String[] parts = variable.split("=", 2);
    Map<String, String> environment = Map.of(parts[0], parts[1]);
    assertThat(Run.atTerminal(80, environment, "--help").out()).doesNotContain(COLOR);
    assertThat(Run.atTerminal(80, environment, "demo").out()).doesNotContain(COLOR);
  }

  @Test
  void anExportedWidthIsUsedFirst() {
    assertThat(new Terminal.OfProcess(Map.of("COLUMNS", "72")).columns())
        .isEqualTo(OptionalInt.of(72));
  }

  @Test
  void aSubcommandIsExplainedByHelp() {
    Run byOption = Run.me(Map.of(), "testiny", "--help");
    Run byCommand = Run.me(Map.of(), "help", "testiny");
    assertThat(byCommand.out()).isEqualTo(byOption.out()).startsWith("Usage: me testiny");
    assertThat(Run.me(Map.of(), "help").out()).startsWith("Usage: me ");
    assertThat(Run.me(Map.of(), "help", "github").out()).startsWith("Usage: me github");
  }

  @Test
  void helpForAnUnknownCommandIsAUsageError() {
    Run run = Run.me(Map.of(), "help", "nonsense");
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.err()).isEqualToIgnoringNewLines("me: usage: unknown command; see 'me --help'");
  }
}
