package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.MockSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void printsARowForEveryProvider() {
    Run run = Run.me(Map.of(), "demo");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(2)).matches("PROVIDER +WHO +E-MAIL +ORGANIZATIONS +ROLES +TOOK");
    assertThat(lines.subList(3, 9))
        .allSatisfy(line -> assertThat(line).contains("ada@example.com").matches(".* \\d+ ms"));
    assertThat(lines.subList(3, 9).stream().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(
            Stream.of(MockSystem.values())
                .map(system -> system.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(lines).last().asString().contains("no network");
  }

  @Test
  void alignsTheColumns() {
    List<String> table = Run.me(Map.of(), "demo").out().lines().skip(2).limit(7).toList();
    int eMail = table.get(0).indexOf("E-MAIL");
    assertThat(table.subList(1, 7))
        .allSatisfy(line -> assertThat(line.indexOf("ada@")).isEqualTo(eMail));
    assertThat(table.stream().mapToInt(String::length).distinct()).hasSize(1);
  }

  @Test
  void usesColourOnATerminalOnly() {
    assertThat(Run.me(Map.of(), "demo").out()).doesNotContain("\u001b");
    assertThat(Run.atTerminal(80, Map.of(), "demo").out()).startsWith("\u001b[1mWho is");
  }
}
