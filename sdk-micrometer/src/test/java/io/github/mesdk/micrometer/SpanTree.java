package io.github.mesdk.micrometer;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Formats spans as an indented tree; siblings are sorted by start time. */
final class SpanTree {
  /** The same in every span, or none. */
  private static final Set<String> OMITTED = Set.of("provider", "peer.service");

  private final List<SpanData> spans;
  private final StringJoiner text = new StringJoiner("\n");

  private SpanTree(List<SpanData> spans) {
    this.spans = spans;
  }

  static String of(List<SpanData> spans) {
    SpanTree tree = new SpanTree(spans);
    tree.add(SpanId.getInvalid(), "");
    return tree.text.toString();
  }

  private void add(String parent, String indent) {
    spans.stream()
        .filter(span -> span.getParentSpanId().equals(parent))
        .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
        .forEach(span -> {
          text.add(indent + line(span));
          add(span.getSpanId(), indent + "  ");
        });
  }

  private static String line(SpanData span) {
    StringBuilder line = new StringBuilder(span.getName());
    span.getAttributes().asMap().entrySet().stream()
        .filter(attribute -> !OMITTED.contains(attribute.getKey().getKey()))
        .filter(attribute -> !attribute.getValue().equals("none"))
        .sorted(Comparator.comparing(attribute -> attribute.getKey().getKey()))
        .forEach(attribute ->
            line.append(' ')
                .append(attribute.getKey().getKey())
                .append('=')
                .append(attribute.getValue()));
    return line.toString();
  }
}
