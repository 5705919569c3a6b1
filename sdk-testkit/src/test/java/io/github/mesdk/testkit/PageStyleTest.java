package io.github.mesdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageStyleTest {
  @Test
  void theFocusStaysVisibleInBrowsersWithoutHas() {
    int supports = PageStyle.CSS.indexOf("@supports selector(:has(*)){");
    assertThat(supports).isPositive();
    assertThat(PageStyle.CSS.substring(0, supports)).doesNotContain("outline:none", ":has(");
  }
}
