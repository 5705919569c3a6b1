package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The tables of docs/command.md name each option, and the commands that have it. */
class CommandDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "command.md");
  private static final Pattern OPTION = Pattern.compile("`(--?[a-zA-Z][a-z-]*)");
  private static final Pattern COMMAND = Pattern.compile("`([a-z-]+)`");

  private static Map<String, CommandLine> commands() {
    Shell shell =
        FakeTerminal.shell(
            80, Map.of(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    Map<String, CommandLine> commands =
        new HashMap<>(
            Me.commands(shell, new FailureWriter(shell, List.of()), "help").getSubcommands());
    commands.remove("help");
    return commands;
  }

  @Test
  void everyOptionOfTheCommandIsOnThePage() throws IOException {
    Map<String, Set<String>> actual = new TreeMap<>();
    commands()
        .forEach((name, command) ->
            command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .forEach(
                    option -> actual.computeIfAbsent(option, none -> new TreeSet<>()).add(name)));
    assertThat(documented()).isEqualTo(actual);
  }

  /** A table without a column for commands is about the command of its section. */
  private static Map<String, Set<String>> documented() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    String section = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("## ")) {
        section = "`" + line.substring("## ".length()).toLowerCase(Locale.ROOT) + "`";
      }
      if (line.startsWith("| `-")) {
        String[] cells = line.split(" ?\\| ?", -1);
        Set<String> commands = commandsIn(cells.length == 6 ? cells[4] : section);
        for (String option : all(OPTION, cells[1])) {
          found.computeIfAbsent(option, none -> new TreeSet<>()).addAll(commands);
        }
      }
    }
    return found;
  }

  private static Set<String> commandsIn(String cell) {
    Set<String> named = all(COMMAND, cell);
    if (cell.equals("all")) {
      return commands().keySet();
    }
    if (!cell.startsWith("each provider")) {
      return named;
    }
    Set<String> commands =
        ProviderFacts.all().stream()
            .map(ProviderFacts::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (cell.startsWith("each provider except ")) {
      commands.removeAll(named);
    } else {
      commands.addAll(named);
    }
    return commands;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
