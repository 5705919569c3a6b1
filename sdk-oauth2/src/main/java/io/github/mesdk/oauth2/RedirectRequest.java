package io.github.mesdk.oauth2;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request to the port of a browser login: a redirect with a query, or a form that the
 * browser posts. Anyone can send such a request, so all parts of it are bounded.
 */
final class RedirectRequest {
  static final String PATH = "/callback";

  /** Browsers also send the cookies of all other programs on this host. */
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  private static final int MAX_FORM_BYTES = 64 * 1024;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final InputStream in;
  private int headBytes;

  private RedirectRequest(InputStream in) {
    this.in = in;
  }

  /**
   * Returns the encoded parameters of the query or form; empty for any other request, such as one
   * for a favicon.
   *
   * @throws IOException if the request is incomplete or its head is too long
   */
  static Optional<String> parameters(InputStream in) throws IOException {
    return new RedirectRequest(in).parameters();
  }

  private Optional<String> parameters() throws IOException {
    String[] request = line().split(" ", -1);
    Map<String, String> headers = headers();
    if (request.length != 3) {
      return Optional.empty();
    }
    String target = request[1];
    return switch (request[0]) {
      case "GET" ->
          target.startsWith(PATH + "?")
              ? Optional.of(target.substring(PATH.length() + 1))
              : Optional.empty();
      case "POST" -> target.equals(PATH) ? form(headers) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Returns the headers; the values of a repeated header are joined and so are not valid. */
  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      String[] pair = header.split(":", 2);
      String name = pair[0].toLowerCase(Locale.ROOT);
      headers.merge(name, pair[pair.length - 1].strip(), (one, other) -> one + ", " + other);
    }
    return headers;
  }

  private Optional<String> form(Map<String, String> headers) throws IOException {
    String mediaType = headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
    String length = headers.getOrDefault("content-length", "");
    if (!mediaType.equalsIgnoreCase(FORM)
        || headers.containsKey("transfer-encoding")
        || !length.matches("\\d{1,5}")
        || Integer.parseInt(length) > MAX_FORM_BYTES) {
      return Optional.empty();
    }
    byte[] form = in.readNBytes(Integer.parseInt(length));
    if (form.length < Integer.parseInt(length)) {
      throw new EOFException("the form is incomplete");
    }
    return Optional.of(new String(form, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && headBytes < MAX_HEAD_BYTES; c = in.read()) {
      headBytes++;
      if (c == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) c);
    }
    throw new EOFException("the head is incomplete or too long");
  }
}
