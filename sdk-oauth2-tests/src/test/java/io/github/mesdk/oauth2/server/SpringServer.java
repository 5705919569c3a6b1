package io.github.mesdk.oauth2.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A Spring Authorization Server in this process, configured by {@code spring-server.properties}.
 */
final class SpringServer implements AutoCloseable {
  /** The only account. */
  static final Map<String, String> ADA =
      Map.of("username", "ada", "password", "sample-password-of-ada");

  /** The verifier and challenge of RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  // A strong reference: a garbage-collected logger loses its level.
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final ClientKeys keys = ClientKeys.generate();
  private final HttpServer keyServer;
  private final ConfigurableApplicationContext context;

  SpringServer() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    TOMCAT.setLevel(Level.WARNING);
    keyServer = serve(keys.jwks());
    context =
        new SpringApplicationBuilder(Settings.class)
            .properties(
                "spring.config.name=spring-server",
                "sdk.client-keys=http://127.0.0.1:" + keyServer.getAddress().getPort() + "/")
            .run();
  }

  /** Returns the issuer identifier. */
  URI issuer() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  URI userInfoEndpoint() {
    return issuer().resolve("/userinfo");
  }

  URI endpoint(String name) {
    return issuer().resolve("/oauth2/" + name);
  }

  /** Signs the account in with a browser and returns the token response. */
  JsonNode signIn(String clientId) {
    String redirectUri = "http://127.0.0.1:" + keyServer.getAddress().getPort() + "/callback";
    HttpUrl page =
        HttpUrl.get(endpoint("authorize").toString())
            .newBuilder()
            .addQueryParameter("response_type", "code")
            .addQueryParameter("client_id", clientId)
            .addQueryParameter("redirect_uri", redirectUri)
            .addQueryParameter("scope", "openid")
            .addQueryParameter("code_challenge", CHALLENGE)
            .addQueryParameter("code_challenge_method", "S256")
            .build();
    HttpUrl end = HttpUrl.get(new Browser(ADA).visit(page.uri()).address().toString());
    return PlainHttp.postForm(
            endpoint("token"),
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                end.queryParameter("code"),
                "redirect_uri",
                redirectUri,
                "code_verifier",
                VERIFIER),
            asClient(clientId))
        .ok()
        .json();
  }

  /** Revokes a token. */
  void revoke(String clientId, String token) {
    PlainHttp.postForm(endpoint("revoke"), Map.of("token", token), asClient(clientId)).ok();
  }

  /** Replaces the signing key; tokens with a signature by the old key are no longer valid. */
  void newSigningKey() {
    context.getBean(RotatingKey.class).rotate();
  }

  private static Headers asClient(String clientId) {
    return Headers.of("Authorization", Credentials.basic(clientId, "sample-secret-of-" + clientId));
  }

  /** Returns the keys of the client {@code sdk-service-jwt}. */
  ClientKeys keys() {
    return keys;
  }

  private static HttpServer serve(String json) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    keyServer.stop(0);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Settings {
    @Bean
    RotatingKey signingKey() {
      return new RotatingKey();
    }
  }
}
