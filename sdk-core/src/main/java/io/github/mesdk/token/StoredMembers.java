package io.github.mesdk.token;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The only implementation of {@link StoredTokens}: its members by name, as in the token file. */
final class StoredMembers implements StoredTokens {
  private static final String REFRESH = "refresh";
  private static final String ACCESS = "access";
  private static final String EXPIRES = "expires";
  private static final String ISSUER = "issuer";
  private static final String CLIENT = "client";
  private static final String SUBJECT = "subject";
  private static final String SCOPE = "scope";
  private static final String PENDING = "verification-pending";
  private static final String PROOF_KEY = "proof-key";
  private static final Set<String> NAMES =
      Set.of(REFRESH, ACCESS, EXPIRES, ISSUER, CLIENT, SUBJECT, SCOPE, PENDING, PROOF_KEY);

  static final StoredMembers EMPTY = new StoredMembers(Map.of());

  private final Map<String, String> members;

  private StoredMembers(Map<String, String> members) {
    this.members = members;
  }

  /** Returns the tokens with these members; empty if they do not form a valid login. */
  static Optional<StoredTokens> read(Map<String, String> members) {
    StoredMembers read = new StoredMembers(Collections.unmodifiableMap(new TreeMap<>(members)));
    try {
      Optional<AccessToken> access = read.accessToken();
      boolean isLogin = read.refreshToken().isPresent() || access.isPresent();
      boolean isExpiryOfToken = !members.containsKey(EXPIRES) || access.isPresent();
      read.issuer();
      return isLogin && isExpiryOfToken ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private StoredMembers with(String name, @Nullable String value) {
    Map<String, String> next = new TreeMap<>(members);
    if (value == null) {
      next.remove(name);
    } else if (value.isEmpty()) {
      throw new IllegalArgumentException("the " + name + " is empty");
    } else {
      next.put(name, value);
    }
    return new StoredMembers(Collections.unmodifiableMap(next));
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  @Override
  public StoredTokens withRefreshToken(String refreshToken) {
    return with(REFRESH, checked(refreshToken));
  }

  private static String checked(String refreshToken) {
    if (refreshToken.isBlank()) {
      throw new IllegalArgumentException("the refresh token is empty");
    }
    for (int i = 0; i < refreshToken.length(); i++) {
      char c = refreshToken.charAt(i);
      if (c < ' ' || c > '~') {
        throw new IllegalArgumentException(
            "the refresh token has a character that is not printable ASCII at index " + i);
      }
    }
    return refreshToken;
  }

  @Override
  public StoredTokens withAccessToken(AccessToken accessToken) {
    return with(ACCESS, accessToken.value())
        .with(EXPIRES, accessToken.expiresAt().map(Instant::toString).orElse(null));
  }

  @Override
  public StoredTokens withoutAccessToken() {
    if (!members.containsKey(REFRESH)) {
      throw new IllegalStateException(
          "the login has no refresh token, so its access token cannot be removed");
    }
    return with(ACCESS, null).with(EXPIRES, null);
  }

  @Override
  public StoredTokens withIssuer(URI issuer) {
    return with(ISSUER, issuer.toString());
  }

  @Override
  public StoredTokens withClientId(String clientId) {
    return with(CLIENT, requireNonNull(clientId, "clientId"));
  }

  @Override
  public StoredTokens withSubject(String subject) {
    return with(SUBJECT, requireNonNull(subject, "subject"));
  }

  @Override
  public StoredTokens withVerificationPending(boolean verificationPending) {
    return with(PENDING, verificationPending ? "true" : null);
  }

  @Override
  public StoredTokens withScopes(Collection<String> scopes) {
    if (!scopes.stream().allMatch(StoredMembers::isScope)) {
      throw new IllegalArgumentException("a scope is empty or has a character that is not allowed");
    }
    return with(SCOPE, scopes.isEmpty() ? null : String.join(" ", new LinkedHashSet<>(scopes)));
  }

  /** Whether the text is printable ASCII without spaces, quotes and backslashes. */
  private static boolean isScope(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '"' && c != '\\');
  }

  @Override
  public StoredTokens withProofKey(String jwk) {
    return with(PROOF_KEY, requireNonNull(jwk, "jwk"));
  }

  @Override
  public Optional<String> refreshToken() {
    return find(REFRESH).map(StoredMembers::checked);
  }

  @Override
  public Optional<AccessToken> accessToken() {
    return find(ACCESS)
        .map(value ->
            find(EXPIRES)
                .map(expiry -> AccessToken.of(value, Instant.parse(expiry)))
                .orElseGet(() -> AccessToken.of(value)));
  }

  @Override
  public Optional<URI> issuer() {
    return find(ISSUER).map(URI::create);
  }

  @Override
  public Optional<String> clientId() {
    return find(CLIENT);
  }

  @Override
  public Optional<String> subject() {
    return find(SUBJECT);
  }

  /**
   * Returns true for any stored value, even one that only a newer version of the SDK understands.
   */
  @Override
  public boolean verificationPending() {
    return members.containsKey(PENDING);
  }

  @Override
  public Set<String> scopes() {
    return find(SCOPE)
        .<Set<String>>map(scopes -> new LinkedHashSet<>(List.of(scopes.split(" "))))
        .map(Collections::unmodifiableSet)
        .orElseGet(Set::of);
  }

  @Override
  public Optional<String> proofKey() {
    return find(PROOF_KEY);
  }

  @Override
  public Map<String, String> additionalMembers() {
    Map<String, String> unknown = new TreeMap<>(members);
    unknown.keySet().removeAll(NAMES);
    return Collections.unmodifiableMap(unknown);
  }

  @Override
  public String serialize() {
    return TokenFile.write(members);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredMembers tokens && tokens.members.equals(members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return "StoredTokens{***}";
  }
}
