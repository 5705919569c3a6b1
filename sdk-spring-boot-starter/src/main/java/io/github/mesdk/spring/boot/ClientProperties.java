package io.github.mesdk.spring.boot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of one client: {@code mesdk.*}, or {@code mesdk.clients.<name>.*} if there are
 * several. {@code toString} contains no credential.
 *
 * @param provider The identity provider: oidc, introspection, testiny, testiny-bearer, pulse,
 *     rivergen, krystal, cloudbase, or the name of an IdentityProvider bean. The default with an
 *     issuer is oidc.
 * @param baseUrl The base URL of the provider. For oidc without an issuer, the UserInfo endpoint.
 * @param issuer The OpenID Connect issuer, exactly as it names itself. Its metadata are fetched on
 *     the first call.
 * @param token The client's own token, such as the service token of Krystal. Use a reference, for
 *     example ${KRYSTAL_TOKEN}.
 * @param tokenFile The file with the client's own token. It is read again when it changes.
 * @param clientCredentials Gets the client's own token from the issuer.
 * @param timeout The time limit on a whole call, with its retries.
 * @param allowInsecureHttp Whether plain HTTP to other machines is allowed.
 * @param retry When a failed call is retried.
 * @param cache How long answers are reused.
 * @param authorities Which values of the answer become authorities.
 * @param hosts The client identifies users of requests to these hosts only.
 * @param paths The client identifies users of requests to these path patterns only.
 * @param issuers The client identifies users only if their token is a JWT with one of these
 *     unverified iss claims.
 */
@ConfigurationProperties("mesdk")
record ClientProperties(
    @Nullable String provider,
    @Nullable URI baseUrl,
    @Nullable URI issuer,
    @Nullable String token,
    @Nullable Path tokenFile,
    @Nullable ClientCredentials clientCredentials,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("false") boolean allowInsecureHttp,
    @DefaultValue Retry retry,
    @DefaultValue Cache cache,
    @DefaultValue Authorities authorities,
    @DefaultValue List<String> hosts,
    @DefaultValue List<String> paths,
    @DefaultValue List<String> issuers) {
  private static final String INTROSPECTION = "introspection";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[\\w.-]+}");

  /** Rejects values that no client can have. */
  ClientProperties {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive");
    }
    rejectReference("token", token);
    if (token != null && tokenFile != null) {
      throw new IllegalArgumentException("set token or token-file, not both");
    }
    boolean hasToken = token != null || tokenFile != null;
    // The credentials of an introspection authenticate the application, and get it no token.
    if (hasToken && clientCredentials != null && !INTROSPECTION.equals(provider)) {
      throw new IllegalArgumentException(
          "set client-credentials or the client's own token, not both");
    }
    hosts = List.copyOf(hosts);
    paths = List.copyOf(paths);
    issuers = List.copyOf(issuers);
  }

  /** Spring Boot leaves a reference as it is if the variable is missing. */
  private static void rejectReference(String property, @Nullable String credential) {
    if (credential != null && REFERENCE.matcher(credential).matches()) {
      throw new IllegalArgumentException(
          property + " refers to " + credential + ", which is not set");
    }
  }

  boolean isConfigured() {
    return provider != null || issuer != null;
  }

  /** Returns whether the client checks some requests only. */
  boolean isSelective() {
    return !(hosts.isEmpty() && paths.isEmpty() && issuers.isEmpty());
  }

  /** Returns the name of the provider; an issuer without a name is an OpenID Connect provider. */
  String providerName() {
    return provider != null ? provider : "oidc";
  }

  /** Returns whether the issuer's metadata contain the address of the provider. */
  boolean isDiscovered() {
    return issuer != null && (isIntrospected() || providerName().equals("oidc"));
  }

  /** Returns whether the issuer's introspection endpoint judges tokens. */
  boolean isIntrospected() {
    return providerName().equals(INTROSPECTION);
  }

  @Override
  public String toString() {
    return "ClientProperties{" + providerName() + "}";
  }

  /**
   * When a failed call is retried.
   *
   * @param maxAttempts The number of attempts, including the first. 1 disables retries.
   */
  record Retry(@DefaultValue("3") int maxAttempts) {}

  /**
   * How long answers are reused.
   *
   * @param enabled Whether answers are cached.
   * @param timeToLive How long an answer is fresh.
   * @param staleIfError How much longer an answer is used during an outage of the provider.
   * @param negativeTimeToLive How long a rejected token is remembered.
   * @param maximumSize The number of answers.
   */
  record Cache(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("60s") Duration timeToLive,
      @DefaultValue("30s") Duration staleIfError,
      @DefaultValue("10s") Duration negativeTimeToLive,
      @DefaultValue("10000") long maximumSize) {}

  /**
   * Which values of the answer become authorities.
   *
   * @param claims The paths of the values in the JSON of the answer, such as realm_access.roles, or
   *     a JSON pointer. identity.roles, identity.permissions and identity.groups are those of the
   *     identity.
   * @param prefix The prefix of each authority. The default is ROLE_, and none for
   *     identity.permissions.
   * @param letterCase The letter case of each authority, without its prefix.
   */
  record Authorities(
      @DefaultValue({"identity.roles", "identity.permissions"}) List<String> claims,
      @Nullable String prefix,
      @DefaultValue("unchanged") LetterCase letterCase) {

    /** The letter case of an authority. */
    enum LetterCase {
      /** As the provider sends it. */
      UNCHANGED,
      /** All letters in upper case. */
      UPPER,
      /** All letters in lower case. */
      LOWER
    }

    /** Copies the paths. */
    Authorities {
      claims = List.copyOf(claims);
    }
  }

  /**
   * The client credentials grant at the issuer.
   *
   * @param clientId The id of this program at the issuer.
   * @param clientSecret The secret of this program. Use a reference, for example ${CLIENT_SECRET}.
   * @param scope The scopes to request.
   */
  record ClientCredentials(String clientId, String clientSecret, @DefaultValue List<String> scope) {

    /** Copies the scopes. */
    ClientCredentials {
      if (clientId == null || clientSecret == null) {
        throw new IllegalArgumentException(
            "client credentials require client-id and client-secret");
      }
      rejectReference("client-secret", clientSecret);
      scope = List.copyOf(scope);
    }

    @Override
    public String toString() {
      return "ClientCredentials{" + clientId + "}";
    }
  }
}
