package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** What a server does with one connection, from its first byte on. */
@FunctionalInterface
interface Script {
  /**
   * Plays until there is nothing left to do; the connection is closed afterwards.
   *
   * @throws IOException once the client has gone, which is how most scripts end
   */
  void play(FaultConnection connection) throws IOException;
}
