package io.github.mesdk.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Accepts names of environment variables. Other text is not shown: it may be the token. */
final class VariableNameConverter implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new TypeConversionException(
          "not the name of an environment variable; pass the name, not the token");
    }
    return name;
  }
}
