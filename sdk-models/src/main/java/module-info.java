import org.jspecify.annotations.NullMarked;

/** Immutable models of the answers of identity providers about the current user. */
@NullMarked
@SuppressWarnings("module") // the targets of the exports are compiled later
module io.github.mesdk.model {
  requires transitive com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  // Required by each mapper that reads Optional members, although no code here refers to it.
  requires com.fasterxml.jackson.datatype.jdk8;
  // Used only by tests, because an application's mapper may have this module.
  requires static com.fasterxml.jackson.datatype.jsr310;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports io.github.mesdk.model;
  exports io.github.mesdk.model.cloudbase;
  exports io.github.mesdk.model.internal to
      io.github.mesdk,
      io.github.mesdk.oauth2,
      io.github.mesdk.providers;
  exports io.github.mesdk.model.krystal;
  exports io.github.mesdk.model.oidc;
  exports io.github.mesdk.model.pulse;
  exports io.github.mesdk.model.rivergen;
  exports io.github.mesdk.model.testiny;
  exports io.github.mesdk.model.read to
      io.github.mesdk,
      io.github.mesdk.oauth2;

  opens io.github.mesdk.model to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.cloudbase to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.internal to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.krystal to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.oidc to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.pulse to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.rivergen to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.model.testiny to
      com.fasterxml.jackson.databind;
}
