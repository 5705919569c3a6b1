package io.github.mesdk.examples.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a URL. An invalid URL is not shown, because it may contain a password. */
final class UrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException malformed) {
      throw new TypeConversionException(
          "not a URL: " + malformed.getReason() + " at index " + malformed.getIndex());
    }
  }
}
