package io.github.mesdk.testkit.wire;

import java.io.IOException;
import java.util.function.Supplier;

/** TLS handshakes that fail, and connections that violate TLS. */
final class Handshakes {
  private static final int CLIENT_HELLO_BYTES = 5;

  private Handshakes() {}

  /** Accepts the connection and never sends a handshake message. */
  static void silent(FaultConnection connection) throws IOException {
    connection.fallSilent();
  }

  /** A handshake record of 16 KiB, sent one byte at a time. */
  static void drip(FaultConnection connection) throws IOException {
    connection.read(CLIENT_HELLO_BYTES);
    connection.send(Bytes.of(22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc)); // a record with a ServerHello
    connection.drip("\0");
  }

  static void cut(FaultConnection connection) throws IOException {
    connection.read(CLIENT_HELLO_BYTES);
    connection.endOutput();
    connection.fallSilent();
  }

  static void reset(FaultConnection connection) throws IOException {
    connection.read(CLIENT_HELLO_BYTES);
    connection.reset();
  }

  /** The fatal alert handshake_failure of RFC 8446, section 6.2. */
  static void alert(FaultConnection connection) throws IOException {
    connection.read(CLIENT_HELLO_BYTES);
    connection.send(Bytes.of(21, 3, 3, 0, 2, 2, 40));
    connection.fallSilent();
  }

  /** Does not support TLS, and reports the error in plain HTTP. */
  static void plainHttp(FaultConnection connection) throws IOException {
    connection.read(CLIENT_HELLO_BYTES);
    connection.sendText(FaultConnection.reply("400 Bad Request", connection.answer()));
    connection.fallSilent();
  }

  /** A correct handshake with this identity, which the client should reject. */
  static Script as(Supplier<TlsIdentity> identity) {
    return connection -> {
      connection.startTls(identity.get(), "http/1.1");
      connection.answerRegularly();
    };
  }

  /** Ends the body with a TCP close without close_notify, as an attacker on the network could. */
  static void cutWithoutCloseNotify(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (connection.readRequest()) {
      connection.sendText(
          FaultConnection.head("HTTP/1.1 200 OK", "Connection: close") + connection.answer());
      connection.endOutput();
      connection.fallSilent();
    }
  }

  /** Sends endless key update requests instead of a reply: RFC 8446, section 4.6.3. */
  static void keyUpdates(FaultConnection connection) throws IOException {
    connection.startTls(TlsIdentity.ofLoopback(), "http/1.1");
    if (connection.readRequest()) {
      connection.updateKeys();
    }
  }
}
