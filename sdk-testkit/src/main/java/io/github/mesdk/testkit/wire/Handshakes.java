package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.function.Supplier;

/** TLS that is not agreed on. */
final class Handshakes {
  private static final int HELLO_OF_A_CLIENT = 5;

  private Handshakes() {}

  /** Takes the connection and never says a word of the handshake. */
  static void silent(Wire wire) throws IOException {
    wire.fallSilent();
  }

  /** A handshake record of 16 KiB, a byte at a time. */
  static void drip(Wire wire) throws IOException {
    wire.read(HELLO_OF_A_CLIENT);
    wire.send(Texts.bytes(22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc)); // a record with a ServerHello
    wire.drip("\0");
  }

  static void cut(Wire wire) throws IOException {
    wire.read(HELLO_OF_A_CLIENT);
    wire.endOutput();
    wire.fallSilent();
  }

  static void reset(Wire wire) throws IOException {
    wire.read(HELLO_OF_A_CLIENT);
    wire.reset();
  }

  /** The fatal alert handshake_failure of RFC 8446 section 6.2. */
  static void alert(Wire wire) throws IOException {
    wire.read(HELLO_OF_A_CLIENT);
    wire.send(Texts.bytes(21, 3, 3, 0, 2, 2, 40));
    wire.fallSilent();
  }

  /** Knows nothing of TLS and complains of it in HTTP. */
  static void plainHttp(Wire wire) throws IOException {
    wire.read(HELLO_OF_A_CLIENT);
    wire.sendText(Wire.reply("400 Bad Request", wire.answer()));
    wire.fallSilent();
  }

  /** A handshake that is right, as somebody that the client should not accept. */
  static Script as(Supplier<TlsIdentity> identity) {
    return wire -> {
      wire.startTls(identity.get(), "http/1.1");
      wire.answerWell();
    };
  }

  /** Ends the body by cutting the connection below TLS, which anybody on the way can do. */
  static void cutWithoutFarewell(Wire wire) throws IOException {
    wire.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (wire.readRequest()) {
      wire.sendText(Wire.head("HTTP/1.1 200 OK", "Connection: close") + wire.answer());
      wire.endOutput();
      wire.fallSilent();
    }
  }

  /** Asks for new keys in place of a reply, again and again: RFC 8446 section 4.6.3. */
  static void keyUpdates(Wire wire) throws IOException {
    wire.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (wire.readRequest()) {
      wire.renewKeys();
    }
  }
}
