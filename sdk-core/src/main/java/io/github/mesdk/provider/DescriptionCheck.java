package io.github.mesdk.provider;

import io.github.mesdk.model.read.Readers;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.ModelCheck;
import io.github.mesdk.provider.internal.ParameterLocation;
import io.github.mesdk.provider.internal.ProviderRules;
import io.github.mesdk.provider.internal.SubjectArgument;
import java.util.ArrayList;
import java.util.List;

/** Finds mistakes in a provider description. Most of them would make every call fail. */
final class DescriptionCheck {
  private DescriptionCheck() {}

  /**
   * Checks a provider description.
   *
   * @throws IllegalArgumentException for the first mistake
   */
  static void check(ProviderSettings<?> settings) {
    checkPaths(settings);
    checkRequest(settings.method(), settings.rules());
    RequestCheck.check(settings);
    if (!Readers.supports(settings.model())) {
      ModelCheck.check(settings.model());
    }
  }

  /** Returns the name if it is valid for a provider; throws otherwise. */
  static String name(String name) {
    require(
        name.matches("[a-z0-9][a-z0-9._-]*"),
        "the name of a provider may contain only a-z, 0-9, '.', '_' and '-', and must start with"
            + " a letter or a digit");
    return name;
  }

  /** Returns the path if it is valid in a URL; throws otherwise. */
  static String urlPath(String path) {
    require(path.isEmpty() || path.startsWith("/"), "a path must start with a slash: " + path);
    require(
        path.indexOf('?') < 0 && path.indexOf('#') < 0,
        "a path must not have a query or a fragment: use endpoint(…) or a query argument");
    return path;
  }

  private static void checkPaths(ProviderSettings<?> settings) {
    ErrorFields errors = settings.errorFields();
    List<String> paths = new ArrayList<>(settings.subjects());
    for (List<String> more :
        List.of(errors.codes(), errors.messages(), errors.requestIds(), errors.scopes())) {
      paths.addAll(more);
    }
    for (FailureSign sign : settings.rules().failureSigns()) {
      paths.add(sign.path());
    }
    paths.addAll(settings.rules().strict());
    String payload = settings.payload();
    if (payload != null) {
      paths.add(payload);
    }
    for (String path : paths) {
      require(
          isPath(path), "a path is made of names separated by dots, such as data.user: " + path);
    }
    for (String path : settings.credentials()) {
      require(
          isPath(path) && (payload == null || path.startsWith(payload + ".")),
          "credentials(\""
              + path
              + "\") must be the path of a member of the answer"
              + (payload == null ? "" : ", which is in \"" + payload + "\""));
    }
    require(
        !settings.subjects().isEmpty()
            || settings.rules().failureSigns().stream().allMatch(FailureSign::decisive),
        "secondFactorWhen(…) has no effect without subject(…)");
  }

  private static boolean isPath(String path) {
    boolean isPath = !path.startsWith("$");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      isPath &= "/[]*".indexOf(c) < 0 && !Character.isWhitespace(c);
    }
    for (String name : path.split("\\.", -1)) {
      isPath &= !name.isEmpty();
    }
    return isPath;
  }

  private static void checkRequest(String method, ProviderRules rules) {
    boolean hasJson = rules.token() instanceof ParameterLocation.Body;
    for (ParameterLocation location : rules.arguments().values()) {
      hasJson |= location instanceof ParameterLocation.Body;
    }
    boolean hasBody = hasJson || rules.isForm() || !rules.bodyMembers().isEmpty();
    require(!hasBody || !method.equals("GET"), "a GET cannot send a body: use post(…)");
    require(
        !hasJson || !rules.isForm(),
        "a body is either JSON or a form: use body(…) or form(…) for all placements");
    SubjectArgument subject = rules.subject();
    if (subject != null) {
      require(
          rules.arguments().containsKey(subject.name())
              && !rules.arguments().containsKey(subject.selfName()),
          "declare argument(\""
              + subject.name()
              + "\", …) and do not declare argument(\""
              + subject.selfName()
              + "\", …)");
    }
  }

  static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
