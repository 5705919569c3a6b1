package io.github.mesdk.testkit;

import java.util.List;

/** Krystal's errors, in the envelope of the Apia framework. */
final class KrystalErrors {
  private KrystalErrors() {}

  static Reply error(int status, String code, String description) {
    return error(status, code, description, new JsonObject());
  }

  static Reply error(int status, String code, String description, JsonObject detail) {
    JsonObject error =
        new JsonObject().put("code", code).put("description", description).put("detail", detail);
    return Reply.json(status, new JsonObject().put("error", error))
        .withHeader("x-api-schema", "json-error");
  }

  static Reply missingArgument(String name) {
    JsonObject detail = new JsonObject().put("path", List.of(name)).put("argument", argument(name));
    String description = "The '" + name + "' argument is required but was not provided";
    return error(400, "missing_required_argument", description, detail);
  }

  /** An invalid argument; {@code issue} is one of the framework's issue names. */
  static Reply invalidArgument(String name, String issue) {
    JsonObject detail =
        new JsonObject()
            .put("path", List.of(name))
            .put("index", null)
            .put("issue", issue)
            .put("issue_description", "The value is not valid: " + issue)
            .put("errors", List.of())
            .put("argument", argument(name));
    String description = "The '" + name + "' argument is invalid";
    return error(400, "invalid_argument", description, detail);
  }

  private static JsonObject argument(String name) {
    return new JsonObject().put("name", name).put("description", null);
  }
}
