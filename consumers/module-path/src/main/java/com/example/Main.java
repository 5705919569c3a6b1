package com.example;

import com.sun.net.httpserver.HttpServer;
import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.oidc.UserInfo;
import io.github.mesdk.oauth2.OAuth2Client;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.token.TokenProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Gets a token from an issuer and asks it for the user, twice. */
public final class Main {
  private static int answers;

  private Main() {}

  public static void main(String[] args) throws IOException {
    HttpServer server = start();
    OAuth2Issuer issuer = OAuth2Issuer.discover(URI.create(address(server)));
    OAuth2Client app = OAuth2Client.basic("my-service", "a sample");
    TokenProvider tokens = issuer.clientCredentials(app).scope("openid").build();
    MeClient<UserInfo> client =
        MeClient.builder(issuer.userInfo())
            .tokenProvider(tokens)
            .answerCache(MeCache.builder().build())
            .build();
    Identity first = client.me().identity();
    Identity second = client.me().identity();
    server.stop(0);
    if (!first.equals(second) || answers != 3) {
      throw new IllegalStateException("asked " + answers + " times");
    }
    String module = issuer.getClass().getModule().toString();
    System.out.println(first.name().orElseThrow() + " on Java " + Runtime.version() + ", " + module);
  }

  /** Starts an issuer on this machine. */
  private static HttpServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String document =
        """
        {"issuer": "%1$s", "token_endpoint": "%1$s/token", "userinfo_endpoint": "%1$s/userinfo",
         "authorization_endpoint": "%1$s/authorize", "jwks_uri": "%1$s/keys",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["ES256"]}
        """;
    String discovery = document.formatted(address(server));
    answer(server, "/.well-known/openid-configuration", discovery);
    answer(server, "/token", "{\"access_token\": \"t\", \"token_type\": \"Bearer\"}");
    answer(server, "/userinfo", "{\"sub\": \"7\", \"name\": \"Ada Lovelace\"}");
    server.start();
    return server;
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpServer server, String path, String json) {
    server.createContext(
        path,
        exchange -> {
          answers++;
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
