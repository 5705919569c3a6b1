package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Connections that end, by a close or a reset, at a stage of the exchange. */
final class Endings {
  private Endings() {}

  /** How far a reply gets. */
  enum Stage {
    BEFORE_REPLY,
    STATUS_LINE,
    HEADERS,
    BODY;

    private String sent(FaultConnection connection) {
      String reply = connection.goodReply();
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
        connection.sendText(stage.sent(connection));
      }
    };
  }

  static Script resetAt(Stage stage) {
    return connection -> {
      if (connection.readRequest()) {
        connection.sendText(stage.sent(connection));
        connection.reset();
      }
    };
  }

  /** Ends its own side and goes on listening. */
  static void halfClose(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.endOutput();
      connection.fallSilent();
    }
  }

  /** Answers well, does not say that it will close, and closes. */
  static void closeAfterAnswer(FaultConnection connection) throws IOException {
    if (connection.readRequest()) {
      connection.sendText(connection.goodReply());
    }
  }

  /** Answers the first request well, and the second one with a reset. */
  static void resetSecondRequest(FaultConnection connection) throws IOException {
    for (int i = 0; connection.readRequest(); i++) {
      if (i > 0 && !connection.isRecovered()) {
        connection.reset();
        return;
      }
      connection.sendText(connection.goodReply());
    }
  }

  /** Answers before it is asked. */
  static void answerUnasked(FaultConnection connection) throws IOException {
    connection.sendText(connection.goodReply());
    connection.fallSilent();
  }

  /** Answers well, and sends with the answer another one, which is of somebody else. */
  static Script secondAnswer(String other) {
    return connection -> {
      if (connection.readRequest()) {
        connection.sendText(connection.goodReply() + FaultConnection.reply("200 OK", other));
        connection.fallSilent();
      }
    };
  }
}
