package io.github.mesdk.testkit;

/** Ends the making of an answer: this reply goes out in its place. */
final class RejectedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RejectedRequest(Reply reply) {
    super("refused with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
