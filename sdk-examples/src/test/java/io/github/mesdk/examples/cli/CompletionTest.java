package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts, in the shells that this machine has. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {
  @TempDir private Path directory;

  private static Run completion(String... arguments) {
    return Run.me(Map.of(), arguments);
  }

  private Path script(String shell) throws Exception {
    Run run = completion("completion", shell);
    assertThat(run.status()).isZero();
    return Files.writeString(directory.resolve("me." + shell), run.out());
  }

  /** Runs a program of a shell; skips the test on a machine without this shell. */
  private static String run(String... command) throws Exception {
    Process found = new ProcessBuilder("sh", "-c", "command -v " + command[0]).start();
    Assumptions.assumeTrue(found.waitFor() == 0, () -> "this machine has no " + command[0]);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    String script = script("bash").toString();
    assertThat(bash(script, "me tes", 1)).contains("testiny");
    assertThat(bash(script, "me git", 1)).contains("gitea", "github", "gitlab");
    assertThat(bash(script, "me testiny --tok", 2))
        .contains("--token-env", "--token-file", "--token-stdin");
  }

  @Test
  void bashCompletesValuesAsTheHelpSpellsThem() throws Exception {
    String script = script("bash").toString();
    assertThat(bash(script, "me testiny --output ''", 3)).endsWith("text json identity\n");
    assertThat(bash(script, "me providers --output ''", 3)).endsWith("\ntext json\n");
    assertThat(bash(script, "me completion ''", 2)).endsWith("bash zsh fish\n");
    assertThat(bash(script, "me login ''", 2)).contains("oidc");
  }

  /** Returns what bash offers for the last word of the line. */
  private static String bash(String script, String line, int word) throws Exception {
    String words = "COMP_WORDS=(%s); COMP_CWORD=%d".formatted(line, word);
    return run(
        "bash", "-c", "source %s; %s; _complete_me; echo ${COMPREPLY[@]}".formatted(script, words));
  }

  @Test
  void zshLoadsTheScript() throws Exception {
    String loaded =
        run(
            "zsh",
            "-f",
            "-c",
            "autoload -U +X compinit && compinit -u; source %s && echo \"[${_comps[me]}]\""
                .formatted(script("zsh")));
    assertThat(loaded).containsPattern("\\[[^\\]]+]"); // zsh knows a function for me
  }

  @Test
  void fishCompletesCommandsAndOptions() throws Exception {
    String script = script("fish").toString();
    assertThat(fish(script, "me tes")).contains("testiny\t");
    assertThat(fish(script, "me git")).contains("gitea\t", "github\t", "gitlab\t");
    assertThat(fish(script, "me testiny --tok"))
        .contains("--token-env\t", "--token-file\t", "--token-stdin\t");
  }

  @Test
  void fishCompletesValuesAsTheHelpSpellsThem() throws Exception {
    String script = script("fish").toString();
    assertThat(words(fish(script, "me testiny --output ")))
        .containsExactlyInAnyOrder("text", "json", "identity");
    assertThat(words(fish(script, "me providers --output ")))
        .containsExactlyInAnyOrder("text", "json");
    assertThat(words(fish(script, "me completion ")))
        .containsExactlyInAnyOrder("bash", "zsh", "fish");
    assertThat(words(fish(script, "me login "))).containsExactly("oidc");
  }

  /** Returns the words of what fish offers, without their descriptions. */
  private static List<String> words(String offered) {
    return offered.lines().map(line -> line.replaceFirst("\t.*", "")).toList();
  }

  private static String fish(String script, String line) throws Exception {
    return run("fish", "-N", "-c", "source %s; complete -C '%s'".formatted(script, line));
  }

  @Test
  void fishScriptQuotesDescriptions() {
    assertThat(completion("completion", "fish").out().lines().skip(1))
        .allSatisfy(line -> assertThat(line).startsWith("complete -c me ").doesNotContain("%n"))
        .anyMatch(line -> line.contains("-l token-file -r -F -d '"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"completion", "completion tcsh"})
  void anotherShellIsAUsageError(String line) {
    Run run = completion(line.split(" "));
    assertThat(run.status()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
  }
}
