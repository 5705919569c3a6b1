package io.github.mesdk.oauth2.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.UUID;

/** The one signing key of {@link SpringServer}. After a rotation, the old key is not published. */
final class RotatingKey implements JWKSource<SecurityContext> {
  private volatile JWKSet current = generate();

  void rotate() {
    current = generate();
  }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) {
    return selector.select(current);
  }

  private static JWKSet generate() {
    try {
      return new JWKSet(new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
