package io.github.mesdk.examples.cli;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes a completion script. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Write a completion script for a shell to stdout.",
    footer = {
      "",
      "bash: source <(me completion bash)",
      "zsh:  autoload -U +X compinit && compinit; source <(me completion zsh)",
      "fish: me completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      converter = KindConverter.class,
      completionCandidates = Candidates.Shells.class,
      description = "bash, zsh or fish.")
  private @Nullable Kind kind;

  @Spec private @Nullable CommandSpec spec;

  private final Shell shell;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  /** The shells that have a completion script. */
  enum Kind {
    BASH,
    ZSH,
    FISH
  }

  @Override
  public Integer call() {
    CommandLine me = requireNonNull(spec).commandLine().getParent();
    // The script for bash also works in zsh, which it switches to the completion system of bash.
    String script =
        requireNonNull(kind) == Kind.FISH
            ? new FishCompletion(me).script()
            : AutoComplete.bash(me.getCommandName(), me);
    shell.out().print(script);
    shell.out().flush();
    return ExitStatus.OK;
  }

  /** Parses the name of a shell. */
  static final class KindConverter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      for (Kind kind : Kind.values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
          return kind;
        }
      }
      throw new TypeConversionException("the shell must be bash, zsh or fish");
    }
  }
}
