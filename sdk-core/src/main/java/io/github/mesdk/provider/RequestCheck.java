package io.github.mesdk.provider;

import static io.github.mesdk.provider.DescriptionCheck.require;

import io.github.mesdk.http.HeaderRules;
import io.github.mesdk.provider.internal.ParameterLocation;
import io.github.mesdk.provider.internal.ProviderRules;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds mistakes in what a provider description sends: headers, and values in the same place. */
final class RequestCheck {
  private RequestCheck() {}

  /**
   * Checks what is sent.
   *
   * @throws IllegalArgumentException for the first mistake
   */
  static void check(ProviderSettings<?> settings) {
    ProviderRules rules = settings.rules();
    require(
        settings.path().isEmpty() || settings.address().getRawQuery() == null,
        "endpoint(…) with a query cannot have a path: use baseUrl(…), or do not set a path");
    rules.headers().forEach(HeaderRules::checkedCustom);
    for (String name : rules.rateLimitHeaders().keySet()) {
      checkHeader(name);
    }
    for (ParameterLocation location : rules.arguments().values()) {
      require(
          !(location instanceof ParameterLocation.Authorization),
          "an argument cannot use this placement: bearer(), authorization(…) and basic() are for"
              + " tokens only");
    }
    checkPlaces(rules);
  }

  /** Two values in one place would replace each other, or the request would have both. */
  private static void checkPlaces(ProviderRules rules) {
    Set<String> places = new HashSet<>();
    places.add(place(rules.token()));
    for (ParameterLocation location : rules.arguments().values()) {
      add(place(location), places);
    }
    for (String name : rules.bodyMembers().keySet()) {
      add("member of the body " + name, places);
    }
  }

  private static void add(String place, Set<String> places) {
    require(places.add(place), "two values would be sent in the same place: the " + place);
  }

  private static String place(ParameterLocation location) {
    if (location instanceof ParameterLocation.Query query) {
      return "query parameter " + query.name();
    }
    if (location instanceof ParameterLocation.Body body) {
      return "member of the body " + body.name();
    }
    if (location instanceof ParameterLocation.Form field) {
      return "member of the body " + field.name();
    }
    if (location instanceof ParameterLocation.Header header) {
      checkHeader(header.name());
      return "header " + header.name().toLowerCase(Locale.ROOT);
    }
    return "header authorization";
  }

  private static void checkHeader(String name) {
    require(HeaderRules.isName(name), "this is not the name of a header: " + name);
  }
}
