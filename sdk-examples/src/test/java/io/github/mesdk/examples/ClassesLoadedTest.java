package io.github.mesdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.testkit.internal.NoDelaySockets;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits the number of classes that the JVM loads for a program that makes one call. Class loading
 * takes most of the run time of such a program. Unlike the time, the number of loaded classes is
 * the same in every run.
 */
@Timeout(120)
class ClassesLoadedTest {
  private static final String ANSWER =
      "{\"userId\": 1815, \"email\": \"ada@example.org\", \"sessions\": [{\"id\": 1,"
          + " \"loginAt\": \"2026-05-01T12:30:00.000Z\"}]}";

  /** The limit on Java 17: the measured number plus a little over 10 %. */
  private static final int OVER_TLS_ON_17 = 3_190;

  /** The limit on Java 25, where the JDK itself loads more classes; computed in the same way. */
  private static final int OVER_TLS_ON_25 = 3_440;

  private final MockWebServer server = NoDelaySockets.newServer();

  @TempDir Path directory;

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> loadedAfter(String options) throws Exception {
    server.enqueue(new MockResponse.Builder().body(ANSWER).build());
    server.start(InetAddress.getLoopbackAddress(), 0);
    Path log = directory.resolve("classes.txt");
    Program run =
        Program.run(
            ApiKeyScript.class,
            Map.of(
                "TESTINY_API_KEY",
                "key-1815",
                "JDK_JAVA_OPTIONS",
                "-Xlog:class+load:file=" + log + "::filecount=0 " + options),
            server.url("").toString().replaceAll("/$", ""));
    assertThat(run.out()).isEqualToIgnoringNewLines("signed in as ada@example.org");
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(" source: "))
          .map(line -> line.replaceFirst(".*] (.*) source: .*", "$1"))
          .toList();
    }
  }

  private String trustStoreOfATlsServer() throws Exception {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("server", held.certificate());
    Path file = directory.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trust.store(out, "changeit".toCharArray());
    }
    return "-Djavax.net.ssl.trustStore=" + file + " -Djavax.net.ssl.trustStorePassword=changeit";
  }

  @Test
  void aCallOverTlsStaysWithinTheLimitOfLoadedClasses() throws Exception {
    int limit = Runtime.version().feature() < 25 ? OVER_TLS_ON_17 : OVER_TLS_ON_25;
    assertThat(loadedAfter(trustStoreOfATlsServer()).size()).isBetween(limit / 2, limit);
  }

  @Test
  void aValidAnswerIsDecodedWithoutDatabindAndWithoutTimeFormatters() throws Exception {
    assertThat(loadedAfter(trustStoreOfATlsServer()))
        .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."))
        .noneMatch(name -> name.startsWith("com.fasterxml.jackson.datatype."))
        .noneMatch(name -> name.startsWith("io.github.mesdk.internal.DatabindReader"))
        .noneMatch(name -> name.startsWith("io.github.mesdk.model.internal.Times$"))
        .noneMatch(name -> name.startsWith("io.github.mesdk.http.SignedCall"))
        .noneMatch(name -> name.contains("RequestSigner"));
  }

  @Test
  void aCallOverPlainHttpDoesNotInitializeTls() throws Exception {
    assertThat(loadedAfter("")).noneMatch(name -> name.startsWith("sun.security.ssl.SSLContext"));
  }
}
