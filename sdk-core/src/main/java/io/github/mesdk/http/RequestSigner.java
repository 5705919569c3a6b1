package io.github.mesdk.http;

import java.net.URI;
import java.util.Map;

/**
 * Adds headers to a request that prove who sends it, and answers the challenges of the service. An
 * instance signs the requests of one attempt, on one thread.
 */
public interface RequestSigner {

  /**
   * Returns the headers for a request that is about to be sent. Called again for each time that
   * OkHttp sends the request, because a service may accept each proof only once.
   *
   * @param url the URL of the request, without its query
   */
  Map<String, String> headers(String method, URI url);

  /**
   * Reads a reply, and returns whether it is a challenge that the next headers answer. The request
   * is then sent once more. Not called for the reply to that.
   */
  boolean isChallengedBy(Reply reply);

  /** Reads the reply to the request that answered a challenge. */
  void answered(Reply reply);
}
