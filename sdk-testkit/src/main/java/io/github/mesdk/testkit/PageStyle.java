package io.github.mesdk.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The style sheet of all pages. It is part of each page, so no page loads anything. */
final class PageStyle {
  static final String CSS =
      """
      *{box-sizing:border-box}
      body{margin:0;padding:1.5rem 1rem 3rem;background:#f3f4f6;color:#1b1f24;
        font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
      header,main,footer{max-width:34rem;margin:0 auto}
      header,footer{color:#4a5360;font-size:.9rem}
      main{margin-top:.75rem;margin-bottom:1rem;padding:1.5rem;background:#fff;
        border:1px solid #c9ced6;border-radius:.75rem}
      h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25}
      p{margin:0 0 1rem}
      fieldset{margin:0 0 1.25rem;padding:0;border:0;min-width:0}
      legend,.label{display:block;padding:0;margin-bottom:.5rem;font-weight:600}
      .user{display:flex;gap:.75rem;padding:.75rem;margin-bottom:.5rem;border:1px solid #7b8594;
        border-radius:.5rem;cursor:pointer}
      .user:hover{background:#f3f6fb}
      .user input{flex:none;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:#1d4f9c}
      .name{display:block;font-weight:600}
      .about{display:block;color:#4a5360;font-size:.9rem}
      .suspended{color:#9c1c1c;font-weight:600}
      .code{padding:.15rem .4rem;border-radius:.3rem;background:#eef0f3;
        font:600 1.1rem/1.5 ui-monospace,monospace;white-space:nowrap}
      .buttons{display:flex;flex-wrap:wrap;gap:.75rem}
      button{flex:1 1 9rem;min-height:2.75rem;padding:.5rem 1rem;border:1px solid #1d4f9c;
        border-radius:.5rem;background:#1d4f9c;color:#fff;font:inherit;font-weight:600;
        cursor:pointer}
      button:hover{background:#163d78}
      button.other{background:#fff;color:#1d4f9c}
      button.other:hover{background:#eaf1fb}
      button:focus-visible,.text:focus-visible{outline:3px solid #1d4f9c;outline-offset:2px}
      .text{display:block;width:100%;min-height:2.75rem;padding:.5rem .75rem;margin-bottom:1rem;
        border:1px solid #7b8594;border-radius:.5rem;background:#fff;color:inherit;
        font:600 1.25rem/1.5 ui-monospace,monospace;text-transform:uppercase}
      .text[aria-invalid]{border-color:#9c1c1c}
      .error{color:#9c1c1c;font-weight:600}
      @supports selector(:has(*)){
        .user:has(input:checked){border-color:#1d4f9c;background:#eaf1fb;
          box-shadow:0 0 0 1px #1d4f9c}
        .user:has(input:focus-visible){outline:3px solid #1d4f9c;outline-offset:2px}
        .user input:focus-visible{outline:none}
      }
      """;

  /** The source that a content security policy names, so that no other style applies. */
  static final String CSP_SOURCE =
      "'sha256-"
          + Base64.getEncoder()
              .encodeToString(SigningKey.sha256(CSS.getBytes(StandardCharsets.UTF_8)))
          + "'";

  private PageStyle() {}
}
