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

    private String sent(Wire wire) {
      String reply = wire.goodReply();
      return switch (this) {
        case BEFORE_REPLY -> "";
        case STATUS_LINE -> reply.substring(0, "HTTP/1.1 2".length());
        case HEADERS -> reply.substring(0, reply.indexOf("Content-Length"));
        case BODY -> reply.substring(0, reply.length() - wire.answer().length() / 2 - 1);
      };
    }
  }

  static Script closeAt(Stage stage) {
    return wire -> {
      if (wire.readRequest()) {
        wire.sendText(stage.sent(wire));
      }
    };
  }

  static Script resetAt(Stage stage) {
    return wire -> {
      if (wire.readRequest()) {
        wire.sendText(stage.sent(wire));
        wire.reset();
      }
    };
  }

  /** Ends its own side and goes on listening. */
  static void halfClose(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.endOutput();
      wire.fallSilent();
    }
  }

  /** Answers well, does not say that it will close, and closes. */
  static void closeAfterAnswer(Wire wire) throws IOException {
    if (wire.readRequest()) {
      wire.sendText(wire.goodReply());
    }
  }

  /** Answers the first request well, and the second one with a reset. */
  static void resetSecondRequest(Wire wire) throws IOException {
    for (int i = 0; wire.readRequest(); i++) {
      if (i > 0 && !wire.isRecovered()) {
        wire.reset();
        return;
      }
      wire.sendText(wire.goodReply());
    }
  }

  /** Answers before it is asked. */
  static void answerUnasked(Wire wire) throws IOException {
    wire.sendText(wire.goodReply());
    wire.fallSilent();
  }

  /** Answers well, and sends with the answer another one, which is of somebody else. */
  static Script secondAnswer(String other) {
    return wire -> {
      if (wire.readRequest()) {
        wire.sendText(wire.goodReply() + Wire.reply("200 OK", other));
        wire.fallSilent();
      }
    };
  }
}
