package io.github.mesdk.examples.cli;

import io.github.mesdk.provider.KrystalQuestion;

/** One of Krystal's organizations, by its id or by its identifier. */
record Organization(boolean isById, String value) {

  KrystalQuestion applyTo(KrystalQuestion question) {
    return isById ? question.organizationId(value) : question.organizationIdentifier(value);
  }
}
