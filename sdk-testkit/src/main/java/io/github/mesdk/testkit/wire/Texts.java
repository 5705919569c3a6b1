package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** Bodies that are not the UTF-8 JSON they are called, or are it without saying so. */
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

  /** The good answer under a type that is not its own. */
  static Script calledHtml() {
    return connection -> connection.answerEach(reply("text/html", utf8(connection.answer())));
  }

  /** The page of a network that wants a visitor to sign in. */
  static Script page(String contentType) {
    return connection -> connection.answerEach(reply(contentType, utf8(PAGE)));
  }

  /** The good answer in another encoding. */
  static Script encoded(String charset, String contentType) {
    return connection ->
        connection.answerEach(
            reply(contentType, connection.answer().getBytes(Charset.forName(charset))));
  }

  /** The good answer behind these bytes. */
  static Script behind(int... bytes) {
    return connection ->
        connection.answerEach(
            reply("application/json", join(bytes(bytes), utf8(connection.answer()))));
  }

  /** The good answer with one more member, whose text is these bytes. */
  static Script withMember(int... bytes) {
    return connection -> {
      String answer = connection.answer();
      String opened = answer.substring(0, answer.lastIndexOf('}'));
      byte[] body = join(utf8(opened + ",\"note\":\""), bytes(bytes), utf8("\"}"));
      connection.answerEach(reply("application/json", body));
    };
  }

  /** Exactly this text. */
  static Script body(String body) {
    return connection -> connection.answerEach(reply("application/json", utf8(body)));
  }

  /** The good answer twice in one body. */
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
