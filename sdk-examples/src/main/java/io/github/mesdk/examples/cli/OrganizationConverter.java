package io.github.mesdk.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code id=…} or {@code identifier=…}. */
final class OrganizationConverter implements ITypeConverter<KrystalOrganization> {

  @Override
  public KrystalOrganization convert(String text) {
    int equals = text.indexOf('=');
    String key = text.substring(0, Math.max(0, equals));
    String value = text.substring(equals + 1);
    boolean isKnown = key.equals("id") || key.equals("identifier");
    if (!isKnown || value.isBlank()) {
      throw new TypeConversionException("must be id=ID or identifier=NAME");
    }
    return new KrystalOrganization(key.equals("id"), value);
  }
}
