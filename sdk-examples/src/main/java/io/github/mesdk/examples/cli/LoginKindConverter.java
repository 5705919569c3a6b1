package io.github.mesdk.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The providers that people can sign in to. What else is given is not shown: it may be a token. */
final class LoginKindConverter implements ITypeConverter<String> {
  private static final String OIDC = "oidc";

  @Override
  public String convert(String kind) {
    if (!kind.equals(OIDC)) {
      throw new TypeConversionException("only 'oidc' can be signed in to");
    }
    return kind;
  }
}
