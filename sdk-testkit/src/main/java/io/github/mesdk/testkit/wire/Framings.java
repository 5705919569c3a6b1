package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies with a wrong length, several lengths or malformed chunks. */
final class Framings {
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private Framings() {}

  /** The regular answer with these headers. {@code %d} in a header becomes its true length. */
  static Script answerWithHeaders(String... headers) {
    return connection -> {
      int length = Bytes.utf8(connection.answer()).length;
      String head = FaultConnection.head("HTTP/1.1 200 OK", headers).replace("%d", "" + length);
      connection.answerEach(Bytes.utf8(head + connection.answer()));
    };
  }

  /** Declares 100 bytes more than it sends. Then closes the connection or falls silent. */
  static Script tooLong(boolean closes) {
    return connection -> {
      if (connection.readRequest()) {
        int declared = Bytes.utf8(connection.answer()).length + 100;
        connection.sendText(
            FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: " + declared)
                + connection.answer());
        if (!closes) {
          connection.fallSilent();
        }
      }
    };
  }

  /** Declares five bytes less than it sends. */
  static void tooShort(FaultConnection connection) throws IOException {
    int declared = Math.max(0, Bytes.utf8(connection.answer()).length - 5);
    connection.answerEach(
        Bytes.utf8(
            FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: " + declared)
                + connection.answer()));
  }

  /** Two lengths; the second is correct. */
  static void twoLengths(FaultConnection connection) throws IOException {
    int length = Bytes.utf8(connection.answer()).length;
    String head =
        FaultConnection.head(
            "HTTP/1.1 200 OK", "Content-Length: " + (length + 3), "Content-Length: " + length);
    connection.answerEach(Bytes.utf8(head + connection.answer()));
  }

  /** Both a length and chunks. Request smuggling exploits this ambiguity. */
  static void lengthAndChunks(FaultConnection connection) throws IOException {
    String head = FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: 3", CHUNKED);
    connection.answerEach(Bytes.utf8(head + chunk(connection.answer()) + "0\r\n\r\n"));
  }

  /** The regular answer in a chunk with this size line, then silence. */
  static Script chunkOfSize(String size) {
    return connection -> {
      if (connection.readRequest()) {
        connection.sendText(
            FaultConnection.head("HTTP/1.1 200 OK", CHUNKED)
                + size
                + "\r\n"
                + connection.answer()
                + "\r\n");
        connection.fallSilent();
      }
    };
  }

  /** A chunk that is longer than its size. */
  static void chunkOverrun(FaultConnection connection) throws IOException {
    String head = FaultConnection.head("HTTP/1.1 200 OK", CHUNKED);
    connection.answerEach(Bytes.utf8(head + "3\r\n" + connection.answer() + "\r\n0\r\n\r\n"));
  }

  /** The first part of a chunk, then a close. */
  static void chunkTruncated(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + "1000\r\n" + connection.answer());
    }
  }

  /** Complete chunks, then a close instead of the last chunk. */
  static void lastChunkMissing(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + chunk(connection.answer()));
    }
  }

  /** A chunk size line with an endless extension. */
  static void endlessExtension(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + "5;note=");
      connection.flood(Bytes.utf8("a".repeat(0x4000)));
    }
  }

  /** A complete body, then endless trailers. */
  static void endlessTrailers(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + chunk(connection.answer()) + "0\r\n");
      connection.flood(Bytes.utf8("X-More: and more\r\n".repeat(500)));
    }
  }

  private static String chunk(String text) {
    return Integer.toHexString(Bytes.utf8(text).length) + "\r\n" + text + "\r\n";
  }
}
