package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of the optional JSON members of one answer that could not be read. Not thread-safe. */
public final class UnreadableMembers {
  /** The maximum number of paths that are kept. */
  public static final int MAX_PATHS = 20;

  private static final int MAX_NAME_LENGTH = 64;

  private final String prefix;
  private final List<String> paths = new ArrayList<>();
  private int count;

  /**
   * Creates an empty collection.
   *
   * @param prefix the path of the model in the answer; empty if the model is the answer
   */
  public UnreadableMembers(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the object or list around the value that starts at the current token. */
  public static JsonStreamContext parent(JsonParser in) {
    JsonStreamContext here = in.getParsingContext();
    return in.currentToken().isStructStart() ? here.getParent() : here;
  }

  /**
   * Adds the path of the current member of {@code object}.
   *
   * @param object the context of the object that has the member
   */
  public void add(JsonStreamContext object) {
    if (count++ < MAX_PATHS) {
      StringBuilder path = new StringBuilder(prefix);
      append(path, object);
      paths.add(path.toString());
    }
  }

  /** Returns the paths of the first {@link #MAX_PATHS} members, such as {@code sessions[1].id}. */
  public List<String> paths() {
    return Collections.unmodifiableList(paths);
  }

  /** Returns how many members were added. */
  public int count() {
    return count;
  }

  private static void append(StringBuilder path, JsonStreamContext context) {
    if (context.getParent() != null) {
      append(path, context.getParent());
    }
    if (!context.inRoot()) {
      append(path, context.inArray() ? null : context.getCurrentName(), context.getCurrentIndex());
    }
  }

  /**
   * Appends a step to a path.
   *
   * @param name the name of a member; null for an element of a list
   * @param index the index of an element; ignored for a member
   */
  public static void append(StringBuilder path, @Nullable String name, int index) {
    if (name == null) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(plainOrQuestionMark(name));
    }
  }

  /** Returns the name, or {@code ?} for a name that is too long or has unusual characters. */
  public static String plainOrQuestionMark(String name) {
    boolean isPlain = name.length() <= MAX_NAME_LENGTH;
    for (int i = 0; isPlain && i < name.length(); i++) {
      char c = name.charAt(i);
      isPlain = c < 0x7f && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
    return isPlain ? name : "?";
  }
}
