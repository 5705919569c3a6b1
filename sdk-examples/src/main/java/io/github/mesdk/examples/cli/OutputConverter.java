package io.github.mesdk.examples.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of an {@link OutputFormat}, in letters of any case. */
final class OutputConverter implements ITypeConverter<OutputFormat> {

  @Override
  public OutputFormat convert(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "text" -> OutputFormat.TEXT;
      case "json" -> OutputFormat.JSON;
      case "identity" -> OutputFormat.IDENTITY;
      default -> throw new TypeConversionException("it is text, json or identity");
    };
  }
}
