package io.github.mesdk.token;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What must outlive the process for its user to stay signed in: a refresh token, the access token
 * that came last, or both, and for whom they are good. Immutable; each step returns a copy that
 * keeps everything else. Two are equal when all members are. The text form shows none of them.
 */
public sealed interface StoredTokens permits StoredMembers {

  /**
   * A refresh token alone.
   *
   * @throws IllegalArgumentException if it is empty or only spaces, or has a character that is not
   *     printable ASCII (RFC 6749, appendix A.17). The message does not show it.
   */
  static StoredTokens of(String refreshToken) {
    return StoredMembers.EMPTY.withRefreshToken(refreshToken);
  }

  /** An access token alone: the login lasts as long as it does. */
  static StoredTokens of(AccessToken accessToken) {
    return StoredMembers.EMPTY.withAccessToken(accessToken);
  }

  /**
   * What {@link #serialize()} made, by this version of the SDK or an older one.
   *
   * @throws IllegalArgumentException if it is not such a text; the message does not show it
   */
  static StoredTokens deserialize(String text) {
    return TokenFile.read(text)
        .orElseThrow(() -> new IllegalArgumentException("the text holds no stored tokens"));
  }

  /**
   * With this refresh token.
   *
   * @throws IllegalArgumentException as {@link #of(String)}
   */
  StoredTokens withRefreshToken(String refreshToken);

  /** With this access token and its expiry. */
  StoredTokens withAccessToken(AccessToken accessToken);

  /**
   * Without an access token.
   *
   * @throws IllegalStateException if there is no refresh token, so that nothing would be left
   */
  StoredTokens withoutAccessToken();

  /** With the issuer that gave the tokens; they are sent to no other. */
  StoredTokens withIssuer(URI issuer);

  /**
   * With the client that the tokens were given to; no other shows them.
   *
   * @throws IllegalArgumentException if it is empty
   */
  StoredTokens withClientId(String clientId);

  /**
   * With the subject that signed in.
   *
   * @throws IllegalArgumentException if it is empty
   */
  StoredTokens withSubject(String subject);

  /** Marked, or no longer marked, as {@link #verificationPending()}. */
  StoredTokens withVerificationPending(boolean verificationPending);

  /**
   * With the private key that the tokens are bound to.
   *
   * @param jwk the key as a JSON Web Key (RFC 7517)
   * @throws IllegalArgumentException if it is empty
   */
  StoredTokens withProofKey(String jwk);

  /** What the next access token is asked for with, if there is one. Keep it out of logs. */
  Optional<String> refreshToken();

  /** The access token that came last, if it was kept; it may have expired. */
  Optional<AccessToken> accessToken();

  /** The issuer that gave the tokens; absent in logins that were stored before it was known. */
  Optional<URI> issuer();

  /** The client that the tokens were given to, if it is known. */
  Optional<String> clientId();

  /** The subject that signed in, if the issuer's ID token said so. */
  Optional<String> subject();

  /** Whether no access token may be used until the person has signed in again. */
  boolean verificationPending();

  /** The private key that the tokens are bound to, as a JSON Web Key. Keep it out of logs. */
  Optional<String> proofKey();

  /**
   * What a newer version of the SDK stored and this one does not know, by name. It stays stored.
   * Keep it out of logs.
   */
  Map<String, String> additionalMembers();

  /**
   * All members as text, for a {@link TokenStore} of your own. It holds the credentials as they
   * are: encrypt it, or let no one else read it.
   */
  String serialize();
}
