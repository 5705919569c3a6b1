package io.github.mesdk.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the browser returns to with the answer to an authorization request. The redirect URI is one
 * that the client may use.
 *
 * @param uri the redirect URI, as the client sent it
 * @param state the client's state, which every answer repeats
 * @param issuer the issuer, which every answer names (RFC 9207)
 * @param asForm whether a page posts the answer, instead of a redirect with a query
 */
record RedirectTarget(String uri, Optional<String> state, String issuer, boolean asForm) {
  static final String QUERY = "query";

  /** OAuth 2.0 Form Post Response Mode. */
  static final String FORM_POST = "form_post";

  /** The values of {@code response_mode}. */
  static final List<String> MODES = List.of(QUERY, FORM_POST);

  /** Returns with a code (RFC 6749, section 4.1.2). */
  Reply code(String code, ReceivedRequest request) {
    return answer(Map.of("code", code), request);
  }

  /** Returns with an error (RFC 6749, section 4.1.2.1). */
  Reply error(String error, String description, ReceivedRequest request) {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("error", error);
    answer.put("error_description", description);
    return answer(answer, request);
  }

  private Reply answer(Map<String, String> answer, ReceivedRequest request) {
    Map<String, String> all = new LinkedHashMap<>(answer);
    state.ifPresent(value -> all.put("state", value));
    all.put("iss", issuer);
    return asForm ? FormPostPage.of(uri, all) : redirect(all, request);
  }

  /** 303 makes every browser send a GET after a form (RFC 9700, section 4.12). */
  private Reply redirect(Map<String, String> answer, ReceivedRequest request) {
    String query =
        answer.entrySet().stream()
            .map(member -> member.getKey() + "=" + encode(member.getValue()))
            .collect(Collectors.joining("&"));
    return Reply.empty(request.method().equals("POST") ? 303 : 302)
        .withHeader("Location", uri + (uri.contains("?") ? "&" : "?") + query)
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
