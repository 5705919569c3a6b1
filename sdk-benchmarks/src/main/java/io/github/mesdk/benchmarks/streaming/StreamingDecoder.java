package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Decodes the bytes of an answer into the record of its provider. */
public final class StreamingDecoder {
  private static final JsonFactory FACTORY = new JsonFactory();

  private StreamingDecoder() {}

  /** Reads an answer of a provider. */
  public static Object read(String provider, byte[] body) throws IOException {
    try (JsonParser in = FACTORY.createParser(body)) {
      in.nextToken();
      return switch (provider) {
        case "testiny" -> Testiny.AuthInfo.read(in);
        case "pulse" -> Pulse.UserSession.read(in);
        case "rivergen" -> RiverGen.Envelope.read(in);
        case "krystal" -> Krystal.AuthorizationDetails.read(in);
        default -> CloudBase.Profile.read(in);
      };
    }
  }
}
