package io.github.mesdk.testkit.wire;

import java.io.IOException;

/** Handles one connection of a server, from the first byte on. */
@FunctionalInterface
interface Script {
  /**
   * Handles the connection; the server closes it afterwards.
   *
   * @throws IOException if the client disconnects, which is how most scripts end
   */
  void play(FaultConnection connection) throws IOException;
}
