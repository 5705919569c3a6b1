package io.github.mesdk.oauth2.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first form of an HTML page; supports the forms of login and consent pages only. */
record HtmlForm(String action, Map<String, String> fields) {
  // Keycloak's form with a response has names in upper case.
  private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern FIELD = Pattern.compile("(?i)<(?:input|button)\\b[^>]*>");

  static Optional<HtmlForm> in(String page) {
    Matcher form = FORM.matcher(page);
    if (!form.find()) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(form.group(2));
    while (field.find()) {
      String tag = field.group();
      attribute(tag, "name")
          .ifPresent(name -> fields.put(name, attribute(tag, "value").orElse("")));
    }
    return Optional.of(new HtmlForm(attribute(form.group(1), "action").orElse(""), fields));
  }

  /**
   * Returns the form parameters after a person types these values. On a consent page the person
   * presses {@code cancel} only if {@code values} contains it.
   */
  Map<String, String> filled(Map<String, String> values) {
    Map<String, String> sent = new LinkedHashMap<>(fields);
    sent.remove(values.containsKey("cancel") ? "accept" : "cancel");
    sent.replaceAll(values::getOrDefault);
    return sent;
  }

  private static Optional<String> attribute(String tag, String name) {
    Matcher attribute = Pattern.compile("(?i)\\s" + name + "=\"([^\"]*)\"").matcher(tag);
    return attribute.find()
        ? Optional.of(attribute.group(1).replace("&amp;", "&"))
        : Optional.empty();
  }
}
