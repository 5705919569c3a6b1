package io.github.mesdk.testkit;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The page that posts an answer to the application: by itself, or with its button. */
final class FormPostPage {
  private static final String TITLE = "Back to the application";
  private static final String POLICY = "Content-Security-Policy";
  private static final String SCRIPT = "document.forms[0].submit()";
  private static final String SCRIPT_SOURCE =
      "'sha256-"
          + Base64.getEncoder()
              .encodeToString(SigningKey.sha256(SCRIPT.getBytes(StandardCharsets.UTF_8)))
          + "'";

  private FormPostPage() {}

  static Reply of(String redirectUri, Map<String, String> answer) {
    Html body =
        Html.of(
            """
            <h1>{}</h1>
            <p>You return to {}. If nothing happens, choose Continue.</p>
            <form method="post" action="{}">
            {}<div class="buttons"><button>Continue</button></div>
            </form>
            <script>{}</script>
            """,
            TITLE,
            Pages.origin(redirectUri),
            redirectUri,
            Html.join(answer.entrySet().stream().map(FormPostPage::field).toList()),
            new Html(SCRIPT));
    Reply page = Pages.page(200, TITLE, body, Pages.formTargets(redirectUri));
    String policy = requireNonNull(page.headers().get(POLICY));
    return page.withHeader(POLICY, policy + "; script-src " + SCRIPT_SOURCE);
  }

  private static Html field(Map.Entry<String, String> member) {
    return Html.of(
        "<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", member.getKey(), member.getValue());
  }
}
