package io.github.mesdk.testkit;

/** Aborts the processing of a request; carries the reply to send instead. */
final class RejectedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RejectedRequest(Reply reply) {
    super("rejected with status " + reply.status(), null, false, false);
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
