package io.github.mesdk.oauth2.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;

/** A Keycloak process in development mode on a free loopback port. */
final class KeycloakProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
  private static final String KEYS = "\"@CLIENT_KEYS@\"";
  private static final String STRONG_KEYS = "\"@STRONG_CLIENT_KEYS@\"";

  private final Process process;
  private final URI origin;
  private final URI tlsOrigin;
  private final Thread shutdownHook;

  private KeycloakProcess(Process process, URI origin, URI tlsOrigin) {
    this.process = process;
    this.origin = origin;
    this.tlsOrigin = tlsOrigin;
    this.shutdownHook = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  /** Starts Keycloak with the realm in the resources, and waits until the realm responds. */
  static KeycloakProcess start(
      ClientKeys keys, StrongClientKeys strongKeys, Map<String, String> environment) {
    try {
      Path home = Path.of(System.getProperty("keycloak.home"));
      importRealm(home, keys, strongKeys);
      List<Path> tls = writeCertificates(home.resolveSibling("keycloak-tls"));
      int tlsPort = freePort();
      int port = freePort();
      ProcessBuilder command =
          new ProcessBuilder(
              "bash",
              home.resolve("bin/kc.sh").toString(),
              "start-dev",
              "--http-host=127.0.0.1",
              "--http-port=" + port,
              "--https-port=" + tlsPort,
              "--https-certificate-file=" + tls.get(0),
              "--https-certificate-key-file=" + tls.get(1),
              "--https-client-auth=request",
              "--truststore-paths=" + tls.get(2),
              "--db=dev-mem",
              "--cache=local",
              "--import-realm");
      command.environment().putAll(environment);
      command.environment().put("JAVA_HOME", System.getProperty("java.home"));
      command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
      command.redirectErrorStream(true);
      command.redirectOutput(home.resolveSibling("keycloak.log").toFile());
      URI origin = URI.create("http://127.0.0.1:" + port);
      URI tlsOrigin = URI.create("https://127.0.0.1:" + tlsPort);
      KeycloakProcess started = new KeycloakProcess(command.start(), origin, tlsOrigin);
      started.awaitRealm();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI origin() {
    return origin;
  }

  /** Returns the same server over https. It asks for a client certificate. */
  URI tlsOrigin() {
    return tlsOrigin;
  }

  /** Writes the certificate of the server, its key, and the authority of the clients. */
  private static List<Path> writeCertificates(Path directory) throws IOException {
    Files.createDirectories(directory);
    HeldCertificate server = StrongClientKeys.server();
    return List.of(
        Files.writeString(directory.resolve("server.crt.pem"), server.certificatePem()),
        Files.writeString(directory.resolve("server.key.pem"), server.privateKeyPkcs8Pem()),
        Files.writeString(
            directory.resolve("authority.pem"), StrongClientKeys.authority().certificatePem()));
  }

  private void awaitRealm() {
    try {
      Await.until(
          "Keycloak responds; see target/keycloak.log", START_TIMEOUT, this::isRealmAvailable);
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  private boolean isRealmAvailable() {
    if (!process.isAlive()) {
      throw new AssertionError("Keycloak exited during startup; see target/keycloak.log");
    }
    try {
      return PlainHttp.get(origin.resolve("/realms/sdk"), PlainHttp.NO_HEADERS).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  // Development mode has no persistent storage, so each start imports the realm.
  private static void importRealm(Path home, ClientKeys keys, StrongClientKeys strongKeys)
      throws IOException {
    try (InputStream resource = KeycloakProcess.class.getResourceAsStream("/sdk-realm.json")) {
      String realm = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      String complete =
          realm.replace(KEYS, quoted(keys.jwks())).replace(STRONG_KEYS, quoted(strongKeys.jwks()));
      Path directory = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(directory.resolve("sdk-realm.json"), complete);
    }
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\"", "\\\"") + "\"";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Stops the process; kills it if it is still alive after 30 seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
