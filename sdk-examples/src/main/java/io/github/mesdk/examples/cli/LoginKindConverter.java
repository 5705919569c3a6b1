package io.github.mesdk.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Accepts {@code oidc} only. An invalid value is not shown, because it may be a token. */
final class LoginKindConverter implements ITypeConverter<String> {
  static final String OIDC = "oidc";

  @Override
  public String convert(String kind) {
    if (!kind.equals(OIDC)) {
      throw new TypeConversionException("only 'oidc' is supported");
    }
    return kind;
  }
}
