package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesTextAndKeepsHtml() {
    Html piece = Html.of("<b title=\"{}\">{}</b>", "a\"b", "<&'>{}");
    assertThat(piece.markup()).isEqualTo("<b title=\"a&quot;b\">&lt;&amp;&#39;&gt;{}</b>");
    assertThat(Html.of("<p>{}</p>", Html.join(List.of(piece, piece))).markup())
        .isEqualTo("<p>" + piece.markup().repeat(2) + "</p>");
  }
}
