package io.github.mesdk.oauth2;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.token.AccessToken;
import io.github.mesdk.token.StoredTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint gave.
 *
 * @param refreshToken null if none came
 * @param idToken null if none came; not verified yet
 */
record TokenReply(
    AccessToken accessToken, @Nullable RefreshToken refreshToken, @Nullable JWT idToken) {
  /** A longer life is none; it also keeps hostile numbers away from arithmetic. */
  private static final long MAX_SECONDS = Duration.ofDays(3650).toSeconds();

  /**
   * The tokens in the reply of {@code what}, which was asked for at {@code now}.
   *
   * @throws TokenException retryable if the reply cannot be read; else if the token is none that
   *     can be sent as a bearer
   */
  static TokenReply read(String what, JSONObject reply, Instant now) {
    Tokens tokens = parsed(what, reply);
    if (tokens.getBearerAccessToken() == null) {
      throw TokenException.of(what + " gave a token of a type other than bearer");
    }
    try {
      AccessToken access = accessToken(tokens.getBearerAccessToken().getValue(), tokens, now);
      RefreshToken refresh = tokens.getRefreshToken();
      if (refresh != null) {
        StoredTokens.of(refresh.getValue());
      }
      JWT id = tokens instanceof OIDCTokens openid ? openid.getIDToken() : null;
      return new TokenReply(access, refresh, id);
    } catch (IllegalArgumentException unusable) {
      throw Refusals.unreadable(what, "a token in it has characters that no token has");
    }
  }

  private static Tokens parsed(String what, JSONObject reply) {
    try {
      Tokens tokens = AccessTokenResponse.parse(reply).getTokens();
      return reply.get("id_token") == null ? tokens : OIDCTokens.parse(reply);
    } catch (ParseException | IllegalArgumentException malformed) {
      // Nimbus' own words may quote what they are about.
      throw Refusals.unreadable(what, "it lacks a token, or has members of a wrong type");
    }
  }

  private static AccessToken accessToken(String value, Tokens tokens, Instant now) {
    long lifetime = Math.min(tokens.getAccessToken().getLifetime(), MAX_SECONDS);
    return lifetime > 0 ? AccessToken.of(value, now.plusSeconds(lifetime)) : AccessToken.of(value);
  }

  /** What to keep of it, with the refresh token that was used where it has none. */
  Optional<StoredTokens> toStore(@Nullable String before) {
    String refresh = refreshToken == null ? before : refreshToken.getValue();
    return refresh == null
        ? Optional.empty()
        : Optional.of(StoredTokens.of(refresh).withAccessToken(accessToken));
  }

  @Override
  public String toString() {
    return "TokenReply{***}";
  }
}
