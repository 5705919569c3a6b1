package io.github.mesdk.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.mesdk.MeClient;
import io.github.mesdk.MeRequest;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.retry.RetryPolicy;
import io.github.mesdk.testkit.internal.NoDelaySockets;
import io.github.mesdk.token.TokenStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A vendor's servers under their real https addresses. They serve the files of the vendor in {@code
 * vendors/}. All connections go to one server of this machine.
 */
abstract class VendorFixture {
  static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
  private static final HeldCertificate CERTIFICATE = certificate();

  final MockWebServer server = NoDelaySockets.newServer();
  final Queue<String> requests = new ConcurrentLinkedQueue<>();
  final Map<String, MockResponse> replies = new TreeMap<>();
  OkHttpClient http;
  Map<String, String> sent;

  /** Replaces NAME in the claims of an ID token, for a text that Jackson does not write. */
  String name = "NAME";

  private static HeldCertificate certificate() {
    HeldCertificate.Builder builder = new HeldCertificate.Builder();
    List.of(
            "accounts.google.com",
            "*.googleapis.com",
            "login.microsoftonline.com",
            "graph.microsoft.com",
            "dev-1.okta.com",
            "acme.eu.auth0.com",
            "*.example.com",
            "cognito-idp.eu-west-1.amazonaws.com",
            "acme.auth.eu-west-1.amazoncognito.com",
            "*.linkedin.com",
            "gitlab.com",
            "acme.zitadel.cloud",
            "acme.logto.app",
            "slack.com",
            "id.twitch.tv",
            "login.salesforce.com")
        .forEach(builder::addSubjectAlternativeName);
    return builder.build();
  }

  @BeforeEach
  void startServers() throws IOException {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String address = "https://" + request.getHeaders().get("Host") + request.getTarget();
            requests.add(address);
            return replies.getOrDefault(address, new MockResponse.Builder().code(404).build());
          }
        });
    server.start();
    http =
        new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getLoopbackAddress()))
            .socketFactory(new RedirectedSockets(server.getPort()))
            .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
            .build();
  }

  @AfterEach
  void stopServers() {
    server.close();
  }

  static OAuth2IssuerBuilder builder(String vendor) {
    return switch (vendor) {
      case "google" -> Issuers.google();
      case "entraId" -> Issuers.entraId("9122040d-6c67-4c5b-b112-36a304b66dad");
      case "okta" -> Issuers.okta("dev-1.okta.com", "default");
      case "auth0" -> Issuers.auth0("acme.eu.auth0.com").rolesClaim("https://example.com/roles");
      case "keycloak" -> Issuers.keycloak(URI.create("https://id.example.com/auth/"), "staff");
      case "cognito" -> Issuers.cognito("eu-west-1", "eu-west-1_EXAMPLE12");
      case "linkedIn" -> Issuers.linkedIn();
      case "gitLab" -> Issuers.gitLab();
      case "zitadel" -> Issuers.zitadel(URI.create("https://acme.zitadel.cloud"));
      case "authentik" -> Issuers.authentik(URI.create("https://auth.example.com"), "wiki");
      case "logto" -> Issuers.logto(URI.create("https://acme.logto.app"));
      case "slack" -> Issuers.slack();
      case "twitch" -> Issuers.twitch();
      case "salesforce" -> Issuers.salesforce();
      default -> throw new IllegalArgumentException(vendor);
    };
  }

  /** Serves the metadata and the keys of the vendor, and returns the issuer with its endpoints. */
  OAuth2Issuer discovered(String vendor, OAuth2IssuerBuilder builder) {
    JsonNode metadata = file(vendor, "metadata");
    String issuer = metadata.get("issuer").asText();
    serve(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration", metadata.toString());
    replies.put(metadata.get("jwks_uri").asText(), Keys.published(Keys.RSA));
    return builder.httpClient(http).discover();
  }

  OAuth2Issuer discovered(String vendor) {
    return discovered(vendor, builder(vendor));
  }

  void serve(String address, String json) {
    replies.put(address, IssuerFixture.reply(200, "application/json", json));
  }

  static String endpoint(String vendor, String member) {
    return file(vendor, "metadata").get(member).asText();
  }

  MeClient<UserInfo> client(IdentityProvider<UserInfo> userInfo) {
    return MeClient.builder(userInfo).httpClient(http).retryPolicy(RetryPolicy.none()).build();
  }

  /** Returns the answer of the vendor's UserInfo endpoint, which responds with this JSON. */
  UserInfo me(String vendor, OAuth2IssuerBuilder builder, String json) {
    OAuth2Issuer issuer = discovered(vendor, builder);
    serve(endpoint(vendor, "userinfo_endpoint"), json);
    return client(issuer.userInfo()).me(MeRequest.ofToken("t"));
  }

  UserInfo me(String vendor, String json) {
    return me(vendor, builder(vendor), json);
  }

  LoginResult login(String vendor, ObjectNode claims, TokenStore store) {
    return login(vendor, claims, store, login -> login);
  }

  /** Signs in with a browser that follows the redirect at once; the ID token has these claims. */
  LoginResult login(
      String vendor,
      ObjectNode claims,
      TokenStore store,
      UnaryOperator<BrowserLoginBuilder> options) {
    BrowserLoginBuilder login =
        discovered(vendor).browserLogin(OAuth2Client.none("my-tool"), store).scope("openid");
    return options
        .apply(login)
        .build()
        .signIn(
            address -> {
              sent = IssuerFixture.parameters(address.getRawQuery());
              String idToken = idToken(claims, sent.get("nonce"));
              serve(
                  endpoint(vendor, "token_endpoint"),
                  "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                      .formatted(idToken));
              visit(sent.get("redirect_uri") + "?code=c&state=" + sent.get("state"));
            },
            IssuerFixture.soon());
  }

  private static void visit(String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an ID token with the claims of the file, for the login with this nonce. */
  String idToken(ObjectNode claims, String nonce) {
    long now = Instant.now().getEpochSecond();
    claims.put("aud", "my-tool").put("iat", now).put("exp", now + 300).put("nonce", nonce);
    return TokenSigner.token(
        "RS256", "one", ",\"kid\":\"one\"", claims.toString().replace("NAME", name));
  }

  static JsonNode file(String vendor, String name) {
    String path = "/vendors/" + vendor + "/" + name + ".json";
    try (InputStream in = VendorFixture.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return JSON.readTree(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Identity identity(String vendor, String name) {
    return JSON.convertValue(file(vendor, name), Identity.class);
  }
}
