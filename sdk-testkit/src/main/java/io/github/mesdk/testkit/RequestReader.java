package io.github.mesdk.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** Converts MockWebServer's recorded requests to {@link ReceivedRequest}s. */
final class RequestReader {
  private RequestReader() {}

  static ReceivedRequest read(RecordedRequest recorded, Instant now) {
    String[] target = recorded.getTarget().split("\\?", 2);
    String path = target[0].startsWith("/") ? target[0] : "/";
    ByteString bytes = recorded.getBody();
    String body = bytes == null ? "" : bytes.utf8();
    Map<String, List<String>> headers = headers(recorded);
    Optional<MockSystem> system = MockSystem.ofPath(path);
    return new ReceivedRequest(
        system,
        recorded.getMethod(),
        path,
        target.length == 2 ? target[1] : "",
        headers,
        body,
        system.flatMap(s -> credential(s, path, headers, body)),
        now);
  }

  private static Optional<String> credential(
      MockSystem system, String path, Map<String, List<String>> headers, String body) {
    if (system.tokenPath().filter(path::equals).isEmpty()) {
      return system.dialect().credential(headers, body);
    }
    return system
        .tokenDialect()
        .flatMap(d -> Optional.ofNullable(d.arguments(body).get("refresh_token")));
  }

  private static Map<String, List<String>> headers(RecordedRequest recorded) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    recorded
        .getHeaders()
        .forEach(header ->
            headers
                .computeIfAbsent(header.getFirst(), name -> new ArrayList<>())
                .add(header.getSecond()));
    headers.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(headers);
  }
}
