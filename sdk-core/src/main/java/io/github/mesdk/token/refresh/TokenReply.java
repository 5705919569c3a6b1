package io.github.mesdk.token.refresh;

import io.github.mesdk.error.DecodeException;
import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import io.github.mesdk.token.proof.BindableToken;
import io.github.mesdk.token.proof.ProofKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The reply of a token endpoint (RFC 6749, section 5.1). Each JSON member is read only on request,
 * so an unusable member does not hide the others. Immutable. {@code toString} shows no content.
 */
public final class TokenReply {
  /** A longer lifetime counts as unknown, which also prevents arithmetic overflow. */
  private static final double LONGEST_LIFETIME = Duration.ofDays(36_500).toSeconds();

  /**
   * Token types that a message may show. Any other type may be a credential that the service
   * echoes.
   */
  private static final List<String> KNOWN_TYPES =
      List.of("DPoP", "PoP", "mac", "N_A", "BearerToken", "Basic", "JWT", "SSWS", "token");

  private final String endpoint;
  private final Map<?, ?> members;
  private final String tokenName;
  private final Instant requested;
  private final @Nullable MeException refusal;

  /** The key whose possession the request proved; null if the request had no proof. */
  private final @Nullable ProofKey provenKey;

  private final boolean mayBeBearer;

  /**
   * Creates a reply.
   *
   * @param endpoint the name of the endpoint, for messages
   * @param members the JSON members of the reply, by name
   * @param tokenName the name of the JSON member with the access token
   * @param requested when the request was sent; the lifetime of the token starts then
   */
  public TokenReply(String endpoint, Map<?, ?> members, String tokenName, Instant requested) {
    this(endpoint, members, tokenName, requested, null, null, true);
  }

  private TokenReply(
      String endpoint,
      Map<?, ?> members,
      String tokenName,
      Instant requested,
      @Nullable MeException refusal,
      @Nullable ProofKey provenKey,
      boolean mayBeBearer) {
    this.endpoint = endpoint;
    this.members = members;
    this.tokenName = tokenName;
    this.requested = requested;
    this.refusal = refusal;
    this.provenKey = provenKey;
    this.mayBeBearer = mayBeBearer;
  }

  /**
   * Returns a reply whose body cannot be read, marked as a refusal.
   *
   * @param refreshTokens the refresh tokens in the body; used if exactly one of them is usable
   * @param hasIdToken whether the body has an ID token. The reply then has an {@code id_token} that
   *     is not text, so no check accepts it: the refresh token may be another user's
   */
  public static TokenReply unreadable(
      Set<String> refreshTokens, boolean hasIdToken, MeException refusal) {
    List<String> usable = refreshTokens.stream().filter(TokenReply::isUsable).toList();
    Map<String, Object> members = new HashMap<>();
    if (usable.size() == 1) {
      members.put("refresh_token", usable.get(0));
      if (hasIdToken) {
        members.put("id_token", true);
      }
    }
    return new TokenReply("", members, "", Instant.EPOCH, refusal, null, true);
  }

  /** Returns this reply marked as a refusal, although its status is a success. */
  public TokenReply refused(MeException refusal) {
    return new TokenReply(endpoint, members, tokenName, requested, refusal, provenKey, mayBeBearer);
  }

  /**
   * Returns this reply, to a request that proved the possession of a key. Its access token is bound
   * to the key.
   *
   * @param mayBeBearer whether a bearer token is accepted too
   */
  public TokenReply withProof(ProofKey key, boolean mayBeBearer) {
    return new TokenReply(endpoint, members, tokenName, requested, refusal, key, mayBeBearer);
  }

  /**
   * Returns the private key that the tokens of the reply are bound to, as a JSON Web Key. Empty for
   * bearer tokens.
   */
  public Optional<String> proofKey() {
    return Optional.ofNullable(boundKey()).map(ProofKey::jwk);
  }

  private @Nullable ProofKey boundKey() {
    return provenKey != null && provenKey.tokenType().equalsIgnoreCase(type()) ? provenKey : null;
  }

  /**
   * Returns this reply.
   *
   * @throws MeException the refusal, if the reply is marked as one
   */
  public TokenReply accepted() {
    if (refusal != null) {
      throw refusal;
    }
    return this;
  }

  /**
   * Returns the access token, with its expiry if the reply has one that can be read.
   *
   * @throws TokenException if there is no usable token, or its type is not Bearer, or is Bearer
   *     although the request had a proof; not retryable, because the endpoint has replied
   * @throws MeException the refusal, if the reply is marked as one
   */
  public AccessToken accessToken() {
    accepted();
    String value = text(tokenName).orElseThrow(() -> unreadable(tokenName, "missing"));
    ProofKey key = boundKey();
    if (key == null) {
      checkBearer();
    }
    try {
      AccessToken token =
          expiry()
              .map(expiry -> AccessToken.of(value, expiry))
              .orElseGet(() -> AccessToken.of(value));
      return key == null ? token : BindableToken.bound(token, key);
    } catch (IllegalArgumentException unusable) {
      throw unreadable(tokenName, String.valueOf(unusable.getMessage()));
    }
  }

  /** Several services send no type; their tokens are bearer tokens. */
  private void checkBearer() {
    String name = type();
    boolean isBearer = name.isEmpty() || name.equalsIgnoreCase("Bearer");
    if (isBearer && mayBeBearer) {
      return;
    }
    String shown =
        isBearer
            ? "of type Bearer"
            : KNOWN_TYPES.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(known -> "of type " + known)
                .orElse("of an unknown type");
    throw TokenException.of(
        "no token from %s: it issued a token %s instead of a %s token"
            .formatted(endpoint, shown, provenKey == null ? "bearer" : provenKey.tokenType()));
  }

  private String type() {
    Object type = members.get("token_type");
    return type == null ? "" : type.toString().strip();
  }

  /**
   * Returns the new refresh token, if there is one. A refresh token that cannot be used counts as
   * absent, so that the access token of the same reply can still be used.
   */
  public Optional<String> refreshToken() {
    return members.get("refresh_token") instanceof String token && isUsable(token)
        ? Optional.of(token)
        : Optional.empty();
  }

  /**
   * Returns the login with the granted scopes, which are text or a list of texts. A reply may leave
   * them out if the issuer granted what was requested. Any other member never costs the login, but
   * the login then has no scopes.
   *
   * @param requested the scopes of the request; empty to keep those of the login
   */
  public StoredTokens withScopes(StoredTokens login, List<String> requested) {
    Object scope = members.get("scope");
    if (scope == null || (scope instanceof String text && text.isBlank())) {
      return requested.isEmpty() ? login : granted(login, requested);
    }
    return granted(login, scope instanceof List<?> list ? list : List.of(scope));
  }

  private static StoredTokens granted(StoredTokens login, List<?> scopes) {
    StringJoiner names = new StringJoiner(" ");
    for (Object name : scopes) {
      names.add(name instanceof String text ? text : "\\"); // no scope may have a backslash
    }
    try {
      return login.withScopes(List.of(names.toString().strip().split(" +", -1)));
    } catch (IllegalArgumentException notScopes) {
      return login.withScopes(List.of());
    }
  }

  /** Returns whether the value of a JSON member is a refresh token that can be stored and sent. */
  public static boolean isUsable(@Nullable Object refreshToken) {
    try {
      return refreshToken instanceof String text
          && StoredTokens.of(text).refreshToken().isPresent();
    } catch (IllegalArgumentException unusable) {
      return false;
    }
  }

  /**
   * Returns the text of a JSON member. A member that is null or blank counts as absent.
   *
   * @throws TokenException if the member is not a text; not retryable
   */
  public Optional<String> text(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof String)) {
      throw unreadable(name, "not text");
    }
    return Optional.ofNullable((String) value).filter(text -> !text.isBlank());
  }

  private TokenException unreadable(String member, String problem) {
    DecodeException unreadable = DecodeException.at(member, problem);
    return TokenException.of("no token from " + endpoint + ": " + unreadable.problem(), unreadable);
  }

  // OAuth replies have a number of seconds; the replies of Pulse have a timestamp.
  private Optional<Instant> expiry() {
    return lifetime(members.get("expires_in"))
        .map(requested::plus)
        .or(() ->
            members.get("expiresAt") instanceof String time
                ? fromTimestamp(time)
                : Optional.empty());
  }

  /**
   * Returns the lifetime in a member that holds seconds, as a number or as decimal text. Empty for
   * anything else: a token without a known expiry is used until the service rejects it, which is
   * better than a wrong expiry.
   */
  public static Optional<Duration> lifetime(@Nullable Object member) {
    double seconds = 0;
    if (member instanceof Number number) {
      seconds = number.doubleValue();
    } else if (member instanceof String text && text.matches("\\d{1,10}")) {
      seconds = Double.parseDouble(text);
    }
    return seconds >= 1 && seconds <= LONGEST_LIFETIME
        ? Optional.of(Duration.ofSeconds((long) seconds))
        : Optional.empty();
  }

  private static Optional<Instant> fromTimestamp(String text) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notATimestamp) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "TokenReply{***}";
  }
}
