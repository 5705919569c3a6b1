package io.github.mesdk.provider;

import java.util.List;

/**
 * Where a provider's error bodies keep what they tell. A path is written with dots, {@code
 * error.code}; a number picks an element of a list, {@code detail.0.msg}. A name that itself holds
 * a dot cannot be reached. Of several paths the first that holds text counts, so that the shapes a
 * service and its gateway use can stand side by side. Immutable.
 *
 * @param codes paths of the code for programs
 * @param messages paths of the words for people
 * @param requestIds paths of the id of the request
 * @param scopes paths of lists of missing scopes
 */
public record ErrorFields(
    List<String> codes, List<String> messages, List<String> requestIds, List<String> scopes) {

  /** Copies. */
  public ErrorFields {
    codes = List.copyOf(codes);
    messages = List.copyOf(messages);
    requestIds = List.copyOf(requestIds);
    scopes = List.copyOf(scopes);
  }

  /** Fields whose paths are not known yet; only the shapes that every service may use are read. */
  public static ErrorFields none() {
    return new ErrorFields(List.of(), List.of(), List.of(), List.of());
  }

  /** With the code at the first of these paths. */
  public ErrorFields code(String... paths) {
    return new ErrorFields(List.of(paths), messages, requestIds, scopes);
  }

  /** With the message at the first of these paths. */
  public ErrorFields message(String... paths) {
    return new ErrorFields(codes, List.of(paths), requestIds, scopes);
  }

  /** With the request id at the first of these paths. */
  public ErrorFields requestId(String... paths) {
    return new ErrorFields(codes, messages, List.of(paths), scopes);
  }

  /** With the missing scopes at the first of these paths. */
  public ErrorFields missingScopes(String... paths) {
    return new ErrorFields(codes, messages, requestIds, List.of(paths));
  }
}
