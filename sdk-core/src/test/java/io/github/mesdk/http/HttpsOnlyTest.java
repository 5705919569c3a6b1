package io.github.mesdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsOnlyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTPS://example.com",
        "http://localhost:8080/x",
        "http://LOCALHOST",
        "http://127.0.0.1",
        "http://127.255.1.2:1",
        "http://[::1]:80"
      })
  void httpsAndLoopbackLiteralsAreAllowed(String url) {
    assertThat(HttpsOnly.checked(URI.create(url), false)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://128.0.0.1",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://key_cloak",
        "http://127.0.0.1_",
        "ftp://example.com"
      })
  void plainHttpToOtherMachinesNeedsPermission(String url) {
    assertThatThrownBy(() -> HttpsOnly.checked(URI.create(url), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use https");
    assertThat(HttpsOnly.checked(URI.create(url), true)).isNotNull();
  }
}
