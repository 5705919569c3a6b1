package io.github.mesdk.token.proof;

import io.github.mesdk.http.RequestSigner;

/**
 * A private key to which the issuer binds tokens, such as a DPoP key (RFC 9449). A thief cannot use
 * such a token without its key. Implementations are thread-safe, and their {@code toString} shows
 * no part of the key.
 */
public interface ProofKey {

  /**
   * Returns the type of the tokens that are bound to the key, such as {@code DPoP}. It is also the
   * authentication scheme with which they are sent.
   */
  String tokenType();

  /** Returns the key as a JSON Web Key (RFC 7517): a secret. */
  String jwk();

  /** Returns a hash of the public key, which identifies the key and is not secret. */
  String thumbprint();

  /** Returns the signer for one attempt to call a service with a token that is bound to the key. */
  RequestSigner signer(String accessToken);
}
