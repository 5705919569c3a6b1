package io.github.mesdk.http;

import okhttp3.Headers;

/** Replies that no server has to send. */
public final class MadeReplies {
  private MadeReplies() {}

  /** A good reply with this body. */
  public static Reply of(byte[] body) {
    return new Reply(200, Headers.of("Content-Type", "application/json"), body, false, 1);
  }
}
