package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies whose length is told wrongly, twice or in chunks that do not fit. */
final class Framings {
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private Framings() {}

  /** The good answer under these headers alone; {@code %d} in them is its true length. */
  static Script answerUnder(String... headers) {
    return connection -> {
      int length = Texts.utf8(connection.answer()).length;
      String head = FaultConnection.head("HTTP/1.1 200 OK", headers).replace("%d", "" + length);
      connection.answerEach(Texts.utf8(head + connection.answer()));
    };
  }

  /** Says that a hundred bytes more will come, and ends or falls silent. */
  static Script tooLong(boolean ends) {
    return connection -> {
      if (connection.readRequest()) {
        int promised = Texts.utf8(connection.answer()).length + 100;
        connection.sendText(
            FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: " + promised)
                + connection.answer());
        if (!ends) {
          connection.fallSilent();
        }
      }
    };
  }

  /** Says that the body has five bytes less than it has. */
  static void tooShort(FaultConnection connection) throws IOException {
    int told = Math.max(0, Texts.utf8(connection.answer()).length - 5);
    connection.answerEach(
        Texts.utf8(
            FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: " + told)
                + connection.answer()));
  }

  /** Two lengths, of which the second is the right one. */
  static void twoLengths(FaultConnection connection) throws IOException {
    int length = Texts.utf8(connection.answer()).length;
    String head =
        FaultConnection.head(
            "HTTP/1.1 200 OK", "Content-Length: " + (length + 3), "Content-Length: " + length);
    connection.answerEach(Texts.utf8(head + connection.answer()));
  }

  /** A length beside chunks: which of the two counts is what smugglers ask. */
  static void lengthAndChunks(FaultConnection connection) throws IOException {
    String head = FaultConnection.head("HTTP/1.1 200 OK", "Content-Length: 3", CHUNKED);
    connection.answerEach(Texts.utf8(head + chunk(connection.answer()) + "0\r\n\r\n"));
  }

  /** The good answer as a chunk whose size is written like this, and then silence. */
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
    connection.answerEach(Texts.utf8(head + "3\r\n" + connection.answer() + "\r\n0\r\n\r\n"));
  }

  /** Half of a chunk, and the end. */
  static void chunkCut(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + "1000\r\n" + connection.answer());
    }
  }

  /** Whole chunks, and the end where the last one should be. */
  static void lastChunkMissing(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + chunk(connection.answer()));
    }
  }

  /** The line with a chunk's size goes on without an end. */
  static void endlessExtension(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.send(FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + "5;note=");
      connection.flood(Texts.utf8("a".repeat(0x4000)));
    }
  }

  /** A whole body, and headers after it without an end. */
  static void endlessTrailers(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", CHUNKED) + chunk(connection.answer()) + "0\r\n");
      connection.flood(Texts.utf8("X-More: and more\r\n".repeat(500)));
    }
  }

  private static String chunk(String text) {
    return Integer.toHexString(Texts.utf8(text).length) + "\r\n" + text + "\r\n";
  }
}
