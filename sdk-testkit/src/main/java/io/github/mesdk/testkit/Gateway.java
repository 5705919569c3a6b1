package io.github.mesdk.testkit;

/** The replies of a gateway in front of any system. */
final class Gateway {
  private static final String HTML = "text/html; charset=utf-8";

  private Gateway() {}

  static Reply badGateway() {
    return page(502, "Bad Gateway");
  }

  static Reply unavailable() {
    return page(503, "Service Unavailable");
  }

  /** The reply for a path that belongs to no system. */
  static Reply notFound() {
    return Reply.text(404, "text/plain; charset=utf-8", "No system is served at this path.\n");
  }

  static Reply notJson() {
    return Reply.text(200, "application/json; charset=utf-8", "This is not JSON.\n");
  }

  /** Reports a mistake in the test, such as an invalid header, to the test's author. */
  static Reply fault(RuntimeException fault) {
    return Reply.text(
        500, "text/plain; charset=utf-8", "The test kit cannot send this reply: " + fault + "\n");
  }

  private static Reply page(int status, String title) {
    String html =
        """
        <!DOCTYPE html>
        <html>
        <head><title>%d %s</title></head>
        <body><h1>%s</h1><hr>gateway</body>
        </html>
        """
            .formatted(status, title, title);
    return Reply.text(status, HTML, html);
  }
}
