package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** Bodies whose content does not match their content type; also helpers for byte arrays. */
final class Texts {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Welcome</title></head>"
          + "<body>Accept the terms of this network.</body></html>";

  private Texts() {}

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] repeated(int times, byte[] bytes) {
    byte[] repeated = new byte[times * bytes.length];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = bytes[i % bytes.length];
    }
    return repeated;
  }

  private static byte[] reply(String contentType, byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(contentType, body.length);
    return join(utf8(head), body);
  }

  /** The regular answer with the content type of HTML. */
  static Script calledHtml() {
    return connection -> connection.answerEach(reply("text/html", utf8(connection.answer())));
  }

  /** The sign-in page of a captive portal. */
  static Script page(String contentType) {
    return connection -> connection.answerEach(reply(contentType, utf8(PAGE)));
  }

  /** The regular answer in this character encoding. */
  static Script encoded(String charset, String contentType) {
    return connection ->
        connection.answerEach(
            reply(contentType, connection.answer().getBytes(Charset.forName(charset))));
  }

  /** The regular answer, preceded by these bytes. */
  static Script behind(int... bytes) {
    return connection ->
        connection.answerEach(
            reply("application/json", join(bytes(bytes), utf8(connection.answer()))));
  }

  /** The regular answer with one more member, whose value consists of these bytes. */
  static Script withMember(int... bytes) {
    return connection -> {
      String answer = connection.answer();
      String opened = answer.substring(0, answer.lastIndexOf('}'));
      byte[] body = join(utf8(opened + ",\"note\":\""), bytes(bytes), utf8("\"}"));
      connection.answerEach(reply("application/json", body));
    };
  }

  /** A reply with exactly this body. */
  static Script body(String body) {
    return connection -> connection.answerEach(reply("application/json", utf8(body)));
  }

  /** The regular answer twice in one body. */
  static void twice(FaultConnection connection) throws IOException {
    connection.answerEach(
        reply("application/json", utf8(connection.answer() + connection.answer())));
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
