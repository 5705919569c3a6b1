package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Replies whose length is told wrongly, twice or in chunks that do not fit. */
final class Framings {
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private Framings() {}

  /** The good answer under these headers alone; {@code %d} in them is its true length. */
  static Script answerUnder(String... headers) {
    return wire -> {
      int length = Texts.utf8(wire.answer()).length;
      String head = Wire.head("HTTP/1.1 200 OK", headers).replace("%d", "" + length);
      wire.answerEach(Texts.utf8(head + wire.answer()));
    };
  }

  /** Says that a hundred bytes more will come, and ends or falls silent. */
  static Script tooLong(boolean ends) {
    return wire -> {
      if (wire.readRequest()) {
        int promised = Texts.utf8(wire.answer()).length + 100;
        wire.sendText(Wire.head("HTTP/1.1 200 OK", "Content-Length: " + promised) + wire.answer());
        if (!ends) {
          wire.fallSilent();
        }
      }
    };
  }

  /** Says that the body has five bytes less than it has. */
  static void tooShort(Wire wire) throws IOException {
    int told = Math.max(0, Texts.utf8(wire.answer()).length - 5);
    wire.answerEach(
        Texts.utf8(Wire.head("HTTP/1.1 200 OK", "Content-Length: " + told) + wire.answer()));
  }

  /** Two lengths, of which the second is the right one. */
  static void twoLengths(Wire wire) throws IOException {
    int length = Texts.utf8(wire.answer()).length;
    String head =
        Wire.head(
            "HTTP/1.1 200 OK", "Content-Length: " + (length + 3), "Content-Length: " + length);
    wire.answerEach(Texts.utf8(head + wire.answer()));
  }

  /** A length beside chunks: which of the two counts is what smugglers ask. */
  static void lengthAndChunks(Wire wire) throws IOException {
    String head = Wire.head("HTTP/1.1 200 OK", "Content-Length: 3", CHUNKED);
    wire.answerEach(Texts.utf8(head + chunk(wire.answer()) + "0\r\n\r\n"));
  }

  /** The good answer as a chunk whose size is written like this, and then silence. */
  static Script chunkOfSize(String size) {
    return wire -> {
      if (wire.readRequest()) {
        wire.sendText(
            Wire.head("HTTP/1.1 200 OK", CHUNKED) + size + "\r\n" + wire.answer() + "\r\n");
        wire.fallSilent();
      }
    };
  }

  /** A chunk that is longer than its size. */
  static void chunkOverrun(Wire wire) throws IOException {
    String head = Wire.head("HTTP/1.1 200 OK", CHUNKED);
    wire.answerEach(Texts.utf8(head + "3\r\n" + wire.answer() + "\r\n0\r\n\r\n"));
  }

  /** Half of a chunk, and the end. */
  static void chunkCut(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.sendText(Wire.head("HTTP/1.1 200 OK", CHUNKED) + "1000\r\n" + wire.answer());
    }
  }

  /** Whole chunks, and the end where the last one should be. */
  static void lastChunkMissing(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.sendText(Wire.head("HTTP/1.1 200 OK", CHUNKED) + chunk(wire.answer()));
    }
  }

  /** The line with a chunk's size goes on without an end. */
  static void endlessExtension(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.send(Wire.head("HTTP/1.1 200 OK", CHUNKED) + "5;note=");
      wire.flood(Texts.utf8("a".repeat(0x4000)));
    }
  }

  /** A whole body, and headers after it without an end. */
  static void endlessTrailers(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.sendText(Wire.head("HTTP/1.1 200 OK", CHUNKED) + chunk(wire.answer()) + "0\r\n");
      wire.flood(Texts.utf8("X-More: and more\r\n".repeat(500)));
    }
  }

  private static String chunk(String text) {
    return Integer.toHexString(Texts.utf8(text).length) + "\r\n" + text + "\r\n";
  }
}
