package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.nio.charset.Charset;

/** Replies whose body does not match their content type or character encoding. */
final class ContentTypes {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Welcome</title></head>"
          + "<body>Accept the terms of this network.</body></html>";

  private ContentTypes() {}

  private static byte[] reply(String contentType, byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(contentType, body.length);
    return Bytes.join(Bytes.utf8(head), body);
  }

  /** The regular answer with the content type of HTML. */
  static Script declaredHtml() {
    return connection -> connection.answerEach(reply("text/html", Bytes.utf8(connection.answer())));
  }

  /** The HTML sign-in page of a captive portal, with this content type. */
  static Script page(String contentType) {
    return connection -> connection.answerEach(reply(contentType, Bytes.utf8(PAGE)));
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
            reply(
                "application/json", Bytes.join(Bytes.of(bytes), Bytes.utf8(connection.answer()))));
  }

  /** The regular answer with one more member, whose value consists of these bytes. */
  static Script withMember(int... bytes) {
    return connection -> {
      String answer = connection.answer();
      String opened = answer.substring(0, answer.lastIndexOf('}'));
      byte[] body =
          Bytes.join(Bytes.utf8(opened + ",\"note\":\""), Bytes.of(bytes), Bytes.utf8("\"}"));
      connection.answerEach(reply("application/json", body));
    };
  }

  /** A reply with exactly this body. */
  static Script body(String body) {
    return connection -> connection.answerEach(reply("application/json", Bytes.utf8(body)));
  }

  /** The regular answer twice in one body. */
  static void twice(FaultConnection connection) throws IOException {
    connection.answerEach(
        reply("application/json", Bytes.utf8(connection.answer() + connection.answer())));
  }
}
