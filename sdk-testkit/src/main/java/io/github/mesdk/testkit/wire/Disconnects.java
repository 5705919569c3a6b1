package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Connections that the server closes or resets at some stage of a request. */
final class Disconnects {
  private Disconnects() {}

  /** The last part of the reply that is sent before the connection ends. */
  enum Stage {
    BEFORE_REPLY,
    STATUS_LINE,
    HEADERS,
    BODY;

    private String sentPart(FaultConnection connection) {
      String reply = connection.regularReply();
      return switch (this) {
        case BEFORE_REPLY -> "";
        case STATUS_LINE -> reply.substring(0, "HTTP/1.1 2".length());
        case HEADERS -> reply.substring(0, reply.indexOf("Content-Length"));
        case BODY -> reply.substring(0, reply.length() - connection.answer().length() / 2 - 1);
      };
    }
  }

  static Script closeAt(Stage stage) {
    return connection -> {
      if (connection.readRequest()) {
        connection.sendText(stage.sentPart(connection));
      }
    };
  }

  static Script resetAt(Stage stage) {
    return connection -> {
      if (connection.readRequest()) {
        connection.sendText(stage.sentPart(connection));
        connection.reset();
      }
    };
  }

  /** Closes only the sending side of the connection, and keeps reading. */
  static void halfClose(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.endOutput();
      connection.fallSilent();
    }
  }

  /** Sends the regular reply, then closes without having sent {@code Connection: close}. */
  static void closeAfterAnswer(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(connection.regularReply());
    }
  }

  /** Answers the first request of a connection, and resets the connection at the second. */
  static void resetSecondRequest(FaultConnection connection) throws IOException {
    for (int i = 0; connection.readRequest(); i++) {
      if (i > 0 && !connection.isRecovered()) {
        connection.reset();
        return;
      }
      connection.sendText(connection.regularReply());
    }
  }

  /** Sends a reply before the request. */
  static void answerBeforeRequest(FaultConnection connection) throws IOException {
    connection.sendText(connection.regularReply());
    connection.fallSilent();
  }

  /** Sends two replies to one request; the second is about another user. */
  static Script secondAnswer(String other) {
    return connection -> {
      if (connection.readRequest()) {
        connection.sendText(connection.regularReply() + FaultConnection.reply("200 OK", other));
        connection.fallSilent();
      }
    };
  }
}
