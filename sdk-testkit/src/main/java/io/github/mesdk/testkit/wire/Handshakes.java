package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.function.Supplier;

/** TLS that is not agreed on. */
final class Handshakes {
  private static final int HELLO_OF_A_CLIENT = 5;

  private Handshakes() {}

  /** Takes the connection and never says a word of the handshake. */
  static void silent(FaultConnection connection) throws IOException {
    connection.fallSilent();
  }

  /** A handshake record of 16 KiB, a byte at a time. */
  static void drip(FaultConnection connection) throws IOException {
    connection.read(HELLO_OF_A_CLIENT);
    connection.send(
        Texts.bytes(22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc)); // a record with a ServerHello
    connection.drip("\0");
  }

  static void cut(FaultConnection connection) throws IOException {
    connection.read(HELLO_OF_A_CLIENT);
    connection.endOutput();
    connection.fallSilent();
  }

  static void reset(FaultConnection connection) throws IOException {
    connection.read(HELLO_OF_A_CLIENT);
    connection.reset();
  }

  /** The fatal alert handshake_failure of RFC 8446 section 6.2. */
  static void alert(FaultConnection connection) throws IOException {
    connection.read(HELLO_OF_A_CLIENT);
    connection.send(Texts.bytes(21, 3, 3, 0, 2, 2, 40));
    connection.fallSilent();
  }

  /** Knows nothing of TLS and complains of it in HTTP. */
  static void plainHttp(FaultConnection connection) throws IOException {
    connection.read(HELLO_OF_A_CLIENT);
    connection.sendText(FaultConnection.reply("400 Bad Request", connection.answer()));
    connection.fallSilent();
  }

  /** A handshake that is right, as somebody that the client should not accept. */
  static Script as(Supplier<TlsIdentity> identity) {
    return connection -> {
      connection.startTls(identity.get(), "http/1.1");
      connection.answerSuccess();
    };
  }

  /** Ends the body by cutting the connection below TLS, which anybody on the way can do. */
  static void cutWithoutCloseNotify(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", "Connection: close") + connection.answer());
      connection.endOutput();
      connection.fallSilent();
    }
  }

  /** Asks for new keys in place of a reply, again and again: RFC 8446 section 4.6.3. */
  static void keyUpdates(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (connection.readRequest()) {
      connection.renewKeys();
    }
  }
}
