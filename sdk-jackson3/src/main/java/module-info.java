import org.jspecify.annotations.NullMarked;

/** A module for Jackson 3 that reads and writes the models and Identity as Jackson 2 does. */
@NullMarked
@SuppressWarnings("module") // the digit is the version of Jackson
module io.github.mesdk.jackson3 {
  requires transitive io.github.mesdk.model;
  requires transitive tools.jackson.databind;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires static org.jspecify;

  exports io.github.mesdk.jackson3;

  provides tools.jackson.databind.JacksonModule with
      io.github.mesdk.jackson3.MeJacksonModule;
}
