package io.github.mesdk.examples.cli;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses an HTTP proxy as {@code HOST:PORT}, with brackets around an IPv6 address. */
final class ProxyConverter implements ITypeConverter<Proxy> {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):(\\d{1,5})");

  @Override
  public Proxy convert(String address) {
    Matcher matcher = HOST_AND_PORT.matcher(address);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(3)) : 0;
    if (port < 1 || port > 65_535) {
      // The value is not shown: proxy addresses often contain a password.
      throw new TypeConversionException("must be HOST:PORT, without a scheme or a password");
    }
    String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }
}
