import org.jspecify.annotations.NullMarked;

/** Tokens, UserInfo and token introspection from any OAuth 2.0 or OpenID Connect issuer. */
@NullMarked
@SuppressWarnings("module") // the digit is the version of OAuth
module io.github.mesdk.oauth2 {
  requires transitive io.github.mesdk;
  requires com.fasterxml.jackson.databind;
  requires com.nimbusds.jose.jwt;
  // The next three jars have no module name of their own, so the JDK derives it from the file.
  requires content.type;
  requires json.smart;
  requires oauth2.oidc.sdk;
  requires org.slf4j;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports io.github.mesdk.oauth2;
  exports io.github.mesdk.oauth2.model;

  opens io.github.mesdk.oauth2.model to
      com.fasterxml.jackson.databind;
}
