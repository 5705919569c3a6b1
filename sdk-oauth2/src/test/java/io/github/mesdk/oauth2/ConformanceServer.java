package io.github.mesdk.oauth2;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * An OpenID provider that plays one module of the conformance suite. Directives say what it does
 * differently from a correct provider.
 *
 * <ul>
 *   <li>{@code login.X=V}, {@code refresh.X=V}, {@code userinfo.X=V}: the claim X has the JSON
 *       value V; {@code absent}, {@code now+60} and {@code now-60} are values too. {@code alg},
 *       {@code key}, {@code kid}, {@code signature} and {@code token} change the token itself.
 *   <li>{@code keys=one,two}, {@code keys.kid=absent}, {@code keys.junk=JSON}: the key set.
 *   <li>{@code rotate=2}: from the second login on, the key {@code two} signs, and it is the only
 *       one in the key set.
 *   <li>{@code rotate.token=2}: the same, but only when the second ID token is about to be signed.
 *   <li>{@code authorize.error=V}: the response to the authorization request is this error.
 *   <li>{@code metadata.issuer=V}: the issuer in the metadata.
 *   <li>{@code client=basic|post|none|private_key_jwt}: the only authentication of the client.
 * </ul>
 */
final class ConformanceServer extends Dispatcher {
  /** Directives about a token that are not claims. */
  private static final Set<String> OPTIONS = Set.of("alg", "key", "kid", "signature", "token");

  private final String issuer;
  private final InstantSource clock;
  private final Map<String, String> directives;
  private String nonce = "";
  private int logins;
  private int tokens;

  ConformanceServer(String issuer, InstantSource clock, String directives) {
    this.issuer = issuer;
    this.clock = clock;
    this.directives =
        Arrays.stream(directives.split(";", -1))
            .map(String::strip)
            .filter(text -> text.contains("="))
            .map(text -> text.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  String directive(String name, String defaultValue) {
    return directives.getOrDefault(name, defaultValue);
  }

  /** The person signs in; the provider remembers the nonce. */
  void authorize(Map<String, String> request) {
    nonce = request.getOrDefault("nonce", "");
    logins++;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    return switch (request.getUrl().encodedPath()) {
      case "/realm/.well-known/openid-configuration" -> json(200, metadata());
      case "/keys" -> json(200, keys());
      case "/token" -> token(request);
      case "/userinfo" -> userInfo(request);
      default -> json(404, "{}");
    };
  }

  private static MockResponse json(int status, String body) {
    return IssuerFixture.reply(status, "application/json", body);
  }

  private String metadata() {
    String base = issuer.replace("/realm", "");
    return "{\"issuer\":\"%s\",%s,%s,%s,%s}"
        .formatted(
            directive("metadata.issuer", issuer),
            endpoint("authorization_endpoint", base + "/authorize"),
            endpoint("token_endpoint", base + "/token"),
            endpoint("userinfo_endpoint", base + "/userinfo"),
            endpoint("jwks_uri", base + "/keys"));
  }

  private static String endpoint(String name, String address) {
    return quoted(name) + ":" + quoted(address);
  }

  private boolean hasRotated() {
    return logins >= Integer.parseInt(directive("rotate", "99"))
        || tokens >= Integer.parseInt(directive("rotate.token", "99"));
  }

  private String keys() {
    String names = hasRotated() ? "two" : directive("keys", "one,P-256,P-384,P-521,Ed25519");
    String keys =
        Arrays.stream(names.split(",", -1))
            .map(TokenSigner::key)
            .map(key -> key.toPublicJWK().toJSONString())
            .map(key ->
                directives.containsKey("keys.kid")
                    ? key.replaceAll(",?\"kid\":\"[^\"]*\"", "")
                    : key)
            .collect(Collectors.joining(","));
    String junk = directives.containsKey("keys.junk") ? directive("keys.junk", "") + "," : "";
    return "{\"keys\":[" + junk + keys + "]}";
  }

  private MockResponse token(RecordedRequest request) {
    Map<String, String> form = IssuerFixture.form(request);
    if (!isAuthenticated(request, form)) {
      return json(401, "{\"error\":\"invalid_client\"}");
    }
    tokens++;
    boolean isLogin = "authorization_code".equals(form.get("grant_type"));
    String target = isLogin ? "login" : "refresh";
    String access = target + "-access-" + logins;
    Map<String, String> claims = claims();
    if (isLogin) {
      claims.put("nonce", quoted(nonce));
    }
    String idToken = directive(target + ".token", signed(target, access, claims));
    return json(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300,%s\"refresh_token\":\"r\"}"
            .formatted(
                access, idToken.equals("absent") ? "" : "\"id_token\":\"" + idToken + "\","));
  }

  private boolean isAuthenticated(RecordedRequest request, Map<String, String> form) {
    String basic = String.valueOf(request.getHeaders().get("Authorization"));
    return switch (directive("client", "basic")) {
      case "post" -> TokenSigner.SECRET.equals(form.get("client_secret"));
      case "none" -> form.containsKey("client_id") && basic.equals("null");
      case "private_key_jwt" -> {
        String[] assertion = form.getOrDefault("client_assertion", "..").split("\\.", -1);
        String claims = new Base64URL(assertion[1]).decodeToString();
        yield claims.contains("\"iat\":") && claims.contains("\"exp\":");
      }
      default -> basic.startsWith("Basic ") && !form.containsKey("client_secret");
    };
  }

  private Map<String, String> claims() {
    long now = clock.instant().getEpochSecond();
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("iss", quoted(issuer));
    claims.put("sub", quoted("248"));
    claims.put("aud", quoted("app"));
    claims.put("iat", Long.toString(now));
    claims.put("exp", Long.toString(now + 300));
    return claims;
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private MockResponse userInfo(RecordedRequest request) {
    if (!String.valueOf(request.getHeaders().get("Authorization")).startsWith("Bearer ")) {
      return json(401, "{}");
    }
    Map<String, String> claims = claims();
    claims.put("name", quoted("Ada Lovelace"));
    if (directives.containsKey("userinfo.alg")) {
      return IssuerFixture.reply(200, "application/jwt", signed("userinfo", "", claims));
    }
    claims.keySet().retainAll(Set.of("sub", "name"));
    return json(200, changed("userinfo", "", claims));
  }

  /** Returns the claims as JSON, as the directives change them. */
  private String changed(String target, String access, Map<String, String> claims) {
    directives.forEach((name, value) -> {
      String claim = name.replace(target + ".", "");
      if (name.startsWith(target + ".") && !OPTIONS.contains(claim)) {
        claims.put(claim, value);
      }
    });
    claims.values().removeIf("absent"::equals);
    return claims.entrySet().stream()
        .map(claim -> quoted(claim.getKey()) + ":" + value(target, access, claim.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String value(String target, String access, String text) {
    if (text.matches("now[+-]\\d+")) {
      return Long.toString(clock.instant().getEpochSecond() + Long.parseLong(text.substring(3)));
    }
    if (text.equals("right")) {
      JWSAlgorithm algorithm = JWSAlgorithm.parse(directive(target + ".alg", "RS256"));
      JWSAlgorithm hashed = algorithm.equals(JWSAlgorithm.Ed25519) ? JWSAlgorithm.EdDSA : algorithm;
      return quoted(
          AccessTokenHash.compute(new BearerAccessToken(access), hashed, Curve.Ed25519).getValue());
    }
    return text.replace("ISSUER", issuer);
  }

  private String signed(String target, String access, Map<String, String> claims) {
    String algorithm = directive(target + ".alg", "RS256");
    String key =
        directive(target + ".key", TokenSigner.keyName(algorithm, hasRotated() ? "two" : "one"));
    String kid = directive(target + ".kid", TokenSigner.key(key).getKeyID());
    String token =
        TokenSigner.token(
            algorithm,
            key,
            kid.equals("absent") ? "" : ",\"kid\":\"" + kid + "\"",
            changed(target, access, claims));
    return directives.containsKey(target + ".signature")
        ? token.substring(0, token.lastIndexOf('.') + 1)
            + "A".repeat(token.length() - token.lastIndexOf('.') - 1)
        : token;
  }
}
