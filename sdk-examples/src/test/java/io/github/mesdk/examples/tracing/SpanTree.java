package io.github.mesdk.examples.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** Formats spans as an indented tree; siblings are sorted by start time. */
final class SpanTree {
  static final AttributeKey<String> THREAD = AttributeKey.stringKey("thread");

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
    String thread = span.getAttributes().get(THREAD);
    if (!"main".equals(thread)) {
      line.append(" @").append(thread);
    }
    span.getAttributes().asMap().entrySet().stream()
        .filter(attribute -> !attribute.getKey().equals(THREAD))
        .sorted(Comparator.comparing(attribute -> attribute.getKey().getKey()))
        .forEach(attribute ->
            line.append(' ')
                .append(attribute.getKey().getKey().replaceFirst(".*\\.", ""))
                .append('=')
                .append(attribute.getValue()));
    return line.toString();
  }
}
