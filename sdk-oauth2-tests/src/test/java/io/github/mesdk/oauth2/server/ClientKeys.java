package io.github.mesdk.oauth2.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;

/** The keys of a client that signs assertions, generated for each run. */
record ClientKeys(RSAKey rsa, ECKey ec) {

  static ClientKeys generate() {
    try {
      return new ClientKeys(
          new RSAKeyGenerator(2048).keyID("sample-rsa").keyUse(KeyUse.SIGNATURE).generate(),
          new ECKeyGenerator(Curve.P_256).keyID("sample-ec").keyUse(KeyUse.SIGNATURE).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the public keys, for the configuration of the server. */
  String jwks() {
    return new JWKSet(List.of(rsa, ec)).toString(true);
  }
}
