package io.github.mesdk.testkit;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of HTML. Text gets into it only through {@link #of}, which escapes the text. */
record Html(String markup) {
  private static final String PLACEHOLDER = "{}";

  /**
   * Fills a template: each {@code {}} is replaced by the next part. An {@code Html} part stays as
   * it is; any other part is escaped, for text and for attributes in double quotes.
   */
  static Html of(String template, Object... parts) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (Object part : parts) {
      int at = template.indexOf(PLACEHOLDER, from);
      filled.append(template, from, at);
      filled.append(part instanceof Html html ? html.markup : escape(part.toString()));
      from = at + PLACEHOLDER.length();
    }
    return new Html(filled.append(template.substring(from)).toString());
  }

  static Html join(List<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
