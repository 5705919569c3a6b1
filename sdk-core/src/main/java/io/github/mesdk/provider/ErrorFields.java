package io.github.mesdk.provider;

import java.util.List;

/**
 * The JSON paths of four fields in a provider's error bodies: error code, message, request id and
 * missing scopes. The names in a path are separated by dots, as in {@code error.code}. A number
 * selects an element of a list, as in {@code detail.0.msg}. A JSON member whose name contains a dot
 * cannot be selected. If a field has several paths, the first path that holds a value of the right
 * type is used. Therefore one instance covers the error formats of a service and of its gateway.
 * Immutable.
 *
 * @param codes paths of the error code, which is text or a whole number. If the {@link CodeTable}
 *     has the codes at several paths, the code at the first of these paths decides.
 * @param messages paths of the message for people
 * @param requestIds paths of the request id
 * @param scopes paths of the list of missing scopes
 */
public record ErrorFields(
    List<String> codes, List<String> messages, List<String> requestIds, List<String> scopes) {

  /** Creates an instance with copies of these lists. */
  public ErrorFields {
    codes = List.copyOf(codes);
    messages = List.copyOf(messages);
    requestIds = List.copyOf(requestIds);
    scopes = List.copyOf(scopes);
  }

  /**
   * Returns an instance without paths. The error fields of RFC 6749 and RFC 9457 are still read.
   */
  public static ErrorFields none() {
    return new ErrorFields(List.of(), List.of(), List.of(), List.of());
  }

  /** Returns a copy with these paths of the error code. */
  public ErrorFields code(String... paths) {
    return new ErrorFields(List.of(paths), messages, requestIds, scopes);
  }

  /** Returns a copy with these paths of the message. */
  public ErrorFields message(String... paths) {
    return new ErrorFields(codes, List.of(paths), requestIds, scopes);
  }

  /** Returns a copy with these paths of the request id. */
  public ErrorFields requestId(String... paths) {
    return new ErrorFields(codes, messages, List.of(paths), scopes);
  }

  /** Returns a copy with these paths of the missing scopes. */
  public ErrorFields missingScopes(String... paths) {
    return new ErrorFields(codes, messages, requestIds, List.of(paths));
  }
}
