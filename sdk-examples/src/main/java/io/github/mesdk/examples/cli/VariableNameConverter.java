package io.github.mesdk.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of an environment variable. What else is given is not shown: it may be the token. */
final class VariableNameConverter implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new TypeConversionException(
          "that is not the name of an environment variable; give the name, not the token");
    }
    return name;
  }
}
