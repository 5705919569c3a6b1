package io.github.mesdk.oauth2;

import io.github.mesdk.model.internal.MappedClaims;
import io.github.mesdk.provider.internal.BaseUrl;
import io.github.mesdk.provider.shared.SlackFailures;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The issuers of well-known vendors by name. Each method returns a builder with the issuer
 * identifier exactly as the vendor's metadata has it, and with the vendor's own claims for {@code
 * identity()}. No method sends a request: {@link OAuth2IssuerBuilder#discover()} does.
 *
 * <pre>{@code
 * OAuth2Issuer google = Issuers.google().discover();
 * MeClient<UserInfo> client = MeClient.builder(google.userInfo()).build();
 * Identity user = client.me(MeRequest.ofToken(bearer)).identity();
 * }</pre>
 *
 * <p>The tenant of an identity is the issuer identifier, unless the method documents another one.
 * Username, roles and groups are the standard claims, unless the method documents others. An
 * argument that cannot be right causes an {@link IllegalArgumentException} whose message names the
 * remedy. {@code docs/oauth2/vendors.md} names the source for each vendor.
 */
public final class Issuers {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Issuers() {}

  /**
   * Google. Google has no scope {@code offline_access}: a browser login gets a refresh token if its
   * parameter {@code access_type} is {@code offline}. In ID tokens and signed UserInfo, {@code iss}
   * may also be {@code accounts.google.com}, without {@code https://}.
   */
  public static OAuth2IssuerBuilder google() {
    String remedy = "set the parameter access_type to offline, and the prompt to consent";
    return issuer("https://accounts.google.com")
        .vendor(it -> it.withRefreshRemedy(remedy).withIssuerAlias("accounts.google.com"));
  }

  /**
   * Microsoft Entra ID, for the users of one tenant. The tenant of an identity is {@code tenantId}.
   * The UserInfo endpoint sends no username, roles or groups: they are in {@link LoginResult#user}.
   *
   * @param tenantId the id of the tenant, a GUID. The names {@code common} and {@code
   *     organizations} are refused, because the issuer of their tokens is the tenant of each user
   */
  public static OAuth2IssuerBuilder entraId(String tenantId) {
    String id = tenantId.toLowerCase(Locale.ROOT);
    if (!GUID.matcher(id).matches()) {
      throw new IllegalArgumentException("Entra ID: " + tenantRemedy(id));
    }
    return issuer("https://login.microsoftonline.com/" + id + "/v2.0")
        .vendor(it -> it.withClaim(MappedClaims.TENANT, Claim.constant(id)));
  }

  private static String tenantRemedy(String name) {
    return switch (name) {
      case "common", "organizations" ->
          "'%s' is no issuer, because its tokens name the tenant of each user as their issuer; pass"
                  .formatted(name)
              + " the id of one tenant (a GUID), and create an issuer for each tenant";
      case "consumers" ->
          "pass the tenant id of personal accounts, 9188040d-6c67-4c5b-b112-36a304b66dad";
      default ->
          "pass the id of the tenant (a GUID), because the issuer contains the id even if an"
              + " address contains a domain name";
    };
  }

  /**
   * The org authorization server of Okta.
   *
   * @param domain the domain of the Okta org, such as {@code dev-1.okta.com}, or a custom domain
   */
  public static OAuth2IssuerBuilder okta(String domain) {
    return issuer("https://" + host(domain));
  }

  /**
   * A custom authorization server of Okta.
   *
   * @param domain the domain of the Okta org
   * @param authorizationServer the id of the server, such as {@code default}
   */
  public static OAuth2IssuerBuilder okta(String domain, String authorizationServer) {
    String server = name("the authorization server", authorizationServer);
    return issuer("https://" + host(domain) + "/oauth2/" + server);
  }

  /**
   * Auth0. Its issuer ends with a slash. Auth0 sends roles only in a claim that an Action of the
   * tenant adds, named by a URL: pass its name to {@link OAuth2IssuerBuilder#rolesClaim}.
   *
   * @param domain the domain of the Auth0 tenant, or a custom domain
   */
  public static OAuth2IssuerBuilder auth0(String domain) {
    return issuer("https://" + host(domain) + "/");
  }

  /**
   * A realm of Keycloak. Roles are the realm roles, {@code realm_access.roles}, which Keycloak
   * sends if the mapper of the client scope {@code roles} adds them to UserInfo or the ID token.
   * For the roles of a client, pass {@code "resource_access"}, its client id and {@code "roles"} to
   * {@link OAuth2IssuerBuilder#rolesClaim}.
   *
   * @param base the address of the server, including its path, if any
   * @param realm the name of the realm, not encoded
   */
  public static OAuth2IssuerBuilder keycloak(URI base, String realm) {
    return issuer(root(base) + "/realms/" + segment("the realm", realm))
        .vendor(it -> it.withClaim(MappedClaims.ROLES, Claim.texts("realm_access", "roles")));
  }

  /**
   * A user pool of Amazon Cognito. The username is {@code cognito:username} or, from the UserInfo
   * endpoint, {@code username}. Groups are {@code cognito:groups}, which only the ID token has: see
   * {@link LoginResult#user}. The UserInfo endpoint is on the domain of the pool; a pool without a
   * domain has none.
   *
   * @param region the AWS region, such as {@code eu-west-1}
   * @param userPoolId the id of the pool, which starts with the region and an underscore
   */
  public static OAuth2IssuerBuilder cognito(String region, String userPoolId) {
    String place = name("the region", region);
    String pool = name("the id of the user pool", userPoolId);
    if (!pool.startsWith(place + "_")) {
      throw new IllegalArgumentException(
          "the id of a user pool in " + place + " starts with " + place + "_");
    }
    Claim username = Claim.text("cognito:username").or(Claim.text("username"));
    return issuer("https://cognito-idp." + place + ".amazonaws.com/" + pool)
        .vendor(it ->
            it.withClaim(MappedClaims.USERNAME, username)
                .withClaim(MappedClaims.GROUPS, Claim.texts("cognito:groups")));
  }

  /**
   * LinkedIn. If {@code locale} is an object with a language and a country, the locale of an
   * identity is the BCP 47 tag of the two, such as {@code en-US}.
   */
  public static OAuth2IssuerBuilder linkedIn() {
    return issuer("https://www.linkedin.com/oauth")
        .vendor(it -> it.withClaim(MappedClaims.LOCALE, Claim.languageTag("locale")));
  }

  /** GitLab.com; as {@link #gitLab(URI)}. */
  public static OAuth2IssuerBuilder gitLab() {
    return gitLab(URI.create("https://gitlab.com"));
  }

  /**
   * A GitLab server. The username is {@code preferred_username} or, from an older server, {@code
   * nickname}. Groups are the paths of the user's groups.
   *
   * @param base the address of the server
   */
  public static OAuth2IssuerBuilder gitLab(URI base) {
    Claim username = Claim.text("preferred_username").or(Claim.text("nickname"));
    return issuer(root(base)).vendor(it -> it.withClaim(MappedClaims.USERNAME, username));
  }

  /**
   * An instance of Zitadel. Roles are the keys of {@code urn:zitadel:iam:org:project:roles}: the
   * roles in the project of the client.
   *
   * @param base the address of the instance, such as {@code https://acme.zitadel.cloud}
   */
  public static OAuth2IssuerBuilder zitadel(URI base) {
    return zitadel(base, Claim.roleKeys("urn:zitadel:iam:org:project:roles"));
  }

  /**
   * An instance of Zitadel. Roles are the roles in this project, the keys of {@code
   * urn:zitadel:iam:org:project:}<i>id</i>{@code :roles}, whatever other projects the answer names.
   *
   * @param base the address of the instance
   * @param projectId the id of the project
   */
  public static OAuth2IssuerBuilder zitadel(URI base, String projectId) {
    String project = name("the id of the project", projectId);
    return zitadel(base, Claim.roleKeys("urn:zitadel:iam:org:project:" + project + ":roles"));
  }

  private static OAuth2IssuerBuilder zitadel(URI base, Claim roles) {
    return issuer(root(base)).vendor(it -> it.withClaim(MappedClaims.ROLES, roles));
  }

  /**
   * A provider of authentik with an issuer of its own, the default of authentik. This issuer ends
   * with a slash.
   *
   * @param base the address of the server
   * @param application the slug of the application
   */
  public static OAuth2IssuerBuilder authentik(URI base, String application) {
    String slug = name("the slug of the application", application);
    return issuer(root(base) + "/application/o/" + slug + "/");
  }

  /**
   * An instance of Logto. The username is {@code username}.
   *
   * @param endpoint the endpoint of the tenant, such as {@code https://acme.logto.app}
   */
  public static OAuth2IssuerBuilder logto(URI endpoint) {
    return issuer(root(endpoint) + "/oidc")
        .vendor(it -> it.withClaim(MappedClaims.USERNAME, Claim.text("username")));
  }

  /**
   * Slack. The tenant of an identity is the workspace, {@code https://slack.com/team_id}, or else
   * the organization, {@code https://slack.com/enterprise_id}. Failures that Slack sends with
   * status 200 throw the exceptions of their meaning.
   */
  public static OAuth2IssuerBuilder slack() {
    Claim workspace = Claim.strictText("https://slack.com/team_id");
    Claim organization = Claim.strictText("https://slack.com/enterprise_id");
    return issuer("https://slack.com")
        .vendor(it ->
            it.withClaim(MappedClaims.TENANT, workspace.or(organization))
                .withUserInfo(SlackFailures::describe));
  }

  /**
   * Twitch. The UserInfo endpoint sends the subject only, unless the login requests more claims
   * with the parameter {@code claims} of OpenID Connect Core 1.0 section 5.5.
   */
  public static OAuth2IssuerBuilder twitch() {
    return issuer("https://id.twitch.tv/oauth2");
  }

  /**
   * Salesforce, for logins at {@code login.salesforce.com}. The subject is a URL that contains the
   * ids of the organization and the user. The members {@code organization_id} and {@code active} of
   * UserInfo are additional properties. For logins at another address, such as that of a sandbox,
   * use {@link OAuth2Issuer#discover(URI)}.
   */
  public static OAuth2IssuerBuilder salesforce() {
    return issuer("https://login.salesforce.com");
  }

  /** Returns the builder of an issuer, which is the tenant of its users. */
  private static OAuth2IssuerBuilder issuer(String identifier) {
    return OAuth2Issuer.builder(URI.create(identifier))
        .vendor(it -> it.withClaim(MappedClaims.TENANT, Claim.constant(identifier)));
  }

  private static String host(String domain) {
    if (!HOST.matcher(domain).matches()) {
      throw new IllegalArgumentException(
          "pass the domain only, such as acme.example.com, without https:// and without a path");
    }
    return domain.toLowerCase(Locale.ROOT);
  }

  private static String name(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " must consist of letters, digits, hyphens and underscores");
    }
    return name;
  }

  private static String segment(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String root(URI base) {
    return BaseUrl.checked(base).toString().replaceAll("/+$", "");
  }
}
