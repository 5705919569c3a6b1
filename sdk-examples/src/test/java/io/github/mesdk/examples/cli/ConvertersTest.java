package io.github.mesdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "10s, PT10S",
    "2m, PT2M",
    "1h, PT1H",
    "PT1M30S, PT1M30S",
    "pt10s, PT10S",
    "999999999h, PT999999999H"
  })
  void parsesDurations(String text, Duration time) {
    assertThat(new TimeoutConverter().convert(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "s", "-1s", "1.5s", "10 s", "0ms", "PT0S", "PT-1S", "9999999999s"})
  void rejectsInvalidDurations(String text) {
    assertThatThrownBy(() -> new TimeoutConverter().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @CsvSource({"proxy.example.com:3128, proxy.example.com, 3128", "[::1]:80, ::1, 80"})
  void parsesProxiesWithoutResolvingThem(String text, String host, int port) {
    InetSocketAddress address = (InetSocketAddress) new ProxyConverter().convert(text).address();
    assertThat(address.isUnresolved()).isTrue();
    assertThat(address.getHostString()).isEqualTo(host);
    assertThat(address.getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy", "proxy:", ":80", "proxy:0", "http://proxy:80", "a@b:80", "::1:80"})
  void rejectsInvalidProxies(String text) {
    assertThatThrownBy(() -> new ProxyConverter().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }
}
