package io.github.mesdk.examples.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The fixed values that a shell offers for an option or a parameter, spelled as the help has them.
 */
abstract class Candidates implements Iterable<String> {
  private final List<String> values;

  Candidates(Enum<?>... values) {
    this.values = Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  Candidates(String value) {
    this.values = List.of(value);
  }

  @Override
  public Iterator<String> iterator() {
    return values.iterator();
  }

  /** The formats of an answer. */
  static final class Formats extends Candidates {
    Formats() {
      super(OutputFormat.values());
    }
  }

  /** The formats of a command that prints tables. */
  static final class TextOrJson extends Candidates {
    TextOrJson() {
      super(OutputFormat.TEXT, OutputFormat.JSON);
    }
  }

  /** The shells that have a completion script. */
  static final class Shells extends Candidates {
    Shells() {
      super(CompletionCommand.Kind.values());
    }
  }

  /** The kinds of providers that have a login. */
  static final class LoginKinds extends Candidates {
    LoginKinds() {
      super(LoginKindConverter.OIDC);
    }
  }
}
