package io.github.mesdk.token;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stored login: a refresh token, the latest access token, or both, with the issuer, OAuth client
 * and subject they belong to. A stored login keeps a user signed in after the process exits. These
 * parts are the members of the login. Immutable; each {@code with} method returns a copy that keeps
 * all other members. Two logins are equal when all their members are equal. {@code toString} shows
 * none of the members.
 */
public sealed interface StoredTokens permits StoredMembers {

  /**
   * Returns a login that has only a refresh token.
   *
   * @throws IllegalArgumentException if the token is empty or blank, or has a character that is not
   *     printable ASCII (RFC 6749, appendix A.17). The message does not show the token.
   */
  static StoredTokens of(String refreshToken) {
    return StoredMembers.EMPTY.withRefreshToken(refreshToken);
  }

  /** Returns a login that has only an access token. The login is valid until that token expires. */
  static StoredTokens of(AccessToken accessToken) {
    return StoredMembers.EMPTY.withAccessToken(accessToken);
  }

  /**
   * Reads the text that {@link #serialize()} returned, in this version of the SDK or an older one.
   *
   * @throws IllegalArgumentException if the text is not a serialized login; the message does not
   *     show the text
   */
  static StoredTokens deserialize(String text) {
    return TokenFile.read(text)
        .orElseThrow(() -> new IllegalArgumentException("the text is not a serialized login"));
  }

  /**
   * Returns a copy with this refresh token.
   *
   * @throws IllegalArgumentException as {@link #of(String)}
   */
  StoredTokens withRefreshToken(String refreshToken);

  /** Returns a copy with this access token and its expiry. */
  StoredTokens withAccessToken(AccessToken accessToken);

  /**
   * Returns a copy without an access token.
   *
   * @throws IllegalStateException if there is no refresh token, because the copy would then hold no
   *     token
   */
  StoredTokens withoutAccessToken();

  /** Returns a copy with the issuer of the tokens. The SDK sends the tokens to no other issuer. */
  StoredTokens withIssuer(URI issuer);

  /**
   * Returns a copy with the id of the OAuth client that the tokens were issued to. The SDK does not
   * use the tokens for another client.
   *
   * @throws IllegalArgumentException if the client id is empty
   */
  StoredTokens withClientId(String clientId);

  /**
   * Returns a copy with the id of the subject that signed in.
   *
   * @throws IllegalArgumentException if the subject is empty
   */
  StoredTokens withSubject(String subject);

  /** Returns a copy with {@link #verificationPending()} set or cleared. */
  StoredTokens withVerificationPending(boolean verificationPending);

  /**
   * Returns a copy with the scopes that the issuer granted. No scopes means that they are unknown.
   *
   * @throws IllegalArgumentException if a scope is empty or has a character that RFC 6749, section
   *     3.3, does not allow, such as a space
   */
  StoredTokens withScopes(Collection<String> scopes);

  /**
   * Returns a copy with the private key that the tokens are bound to.
   *
   * @param jwk the key as a JSON Web Key (RFC 7517)
   * @throws IllegalArgumentException if the text is empty
   */
  StoredTokens withProofKey(String jwk);

  /** The refresh token, if there is one. Keep it out of logs. */
  Optional<String> refreshToken();

  /** The latest access token, if it was stored. It may have expired. */
  Optional<AccessToken> accessToken();

  /** The issuer of the tokens; absent in logins that were stored without it. */
  Optional<URI> issuer();

  /** The id of the OAuth client that the tokens were issued to, if the id is known. */
  Optional<String> clientId();

  /** The id of the subject that signed in, if the ID token of the issuer named the subject. */
  Optional<String> subject();

  /**
   * Whether the tokens may belong to another user. No access token of the login is used until the
   * issuer names the user in an ID token, or the user signs in again.
   */
  boolean verificationPending();

  /**
   * The scopes that the issuer granted, in its order (RFC 6749, section 5.1). Empty if they are
   * unknown, as in a login that an older version of the SDK stored.
   */
  Set<String> scopes();

  /** The private key that the tokens are bound to, as a JSON Web Key. Keep it out of logs. */
  Optional<String> proofKey();

  /**
   * Members that a newer version of the SDK stored and this version does not know, by name. Each
   * {@code with} method preserves these members. Keep them out of logs.
   */
  Map<String, String> additionalMembers();

  /**
   * Returns all members as text, for a {@link TokenStore} of your own. The text contains the
   * credentials in clear: encrypt it, or restrict who can read it.
   */
  String serialize();
}
