package io.github.mesdk.examples.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of an {@link OutputFormat}, ignoring case. */
final class OutputConverter implements ITypeConverter<OutputFormat> {

  @Override
  public OutputFormat convert(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "text" -> OutputFormat.TEXT;
      case "json" -> OutputFormat.JSON;
      case "identity" -> OutputFormat.IDENTITY;
      default -> throw new TypeConversionException("must be text, json or identity");
    };
  }
}
