package io.github.mesdk.model.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Searches the reply of a token endpoint that {@link JsonTokens} rejects for a refresh token. One
 * pass reads the reply as leniently as possible. A syntax error ends the pass, but what stands
 * before the error is found. Immutable. {@code toString} shows no token.
 */
public final class TokenScan {
  private static final String REFRESH_TOKEN = "refresh_token";
  private static final String ID_TOKEN = "id_token";

  /** The nesting depth at which the pass ends. It bounds the memory for the parser's position. */
  private static final int MAX_DEPTH = 100_000;

  private final String envelope;
  private final String accessToken;
  private final Set<String> outside = new LinkedHashSet<>();
  private final Set<String> inside = new LinkedHashSet<>();
  private boolean hasToken;
  private boolean hasIdToken;
  private boolean isObject;

  private TokenScan(String envelope, String accessToken) {
    this.envelope = envelope;
    this.accessToken = accessToken;
  }

  /**
   * Searches {@code body}.
   *
   * @param envelope the member whose value may be an object with the tokens; empty for none
   * @param accessToken the name of the member with the access token
   */
  public static TokenScan of(byte[] body, String envelope, String accessToken) {
    TokenScan scan = new TokenScan(envelope, accessToken);
    try (JsonParser in = parser(body)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        scan.members(in, false);
        scan.isObject = in.nextToken() == null;
      }
    } catch (IOException | RuntimeException syntaxError) {
      // It ends the pass. Jackson throws unchecked exceptions for some of its limits.
    }
    scan.hasIdToken |= !scan.isObject && containsIdToken(body);
    return scan;
  }

  /** The pass does not see what stands after a syntax error. */
  private static boolean containsIdToken(byte[] body) {
    // Without its NUL bytes, ASCII text is the same in UTF-8, UTF-16 and UTF-32.
    return new String(body, StandardCharsets.ISO_8859_1).replace("\0", "").contains(ID_TOKEN);
  }

  private static JsonParser parser(byte[] body) throws IOException {
    // The length of the body bounds all of these, and the pass converts no number.
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            // One document needs no table of names, and hostile names would fill it.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    for (JsonReadFeature leniency : JsonReadFeature.values()) {
      factory.enable(leniency.mappedFeature());
    }
    return Utf8.isUtf16OrUtf32(body)
        ? factory.createParser(body) // detects which of them it is
        : factory.createParser(Utf8.text(body));
  }

  private void members(JsonParser in, boolean isInside) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      hasToken |= name.equals(accessToken) && value != JsonToken.VALUE_NULL;
      hasIdToken |= name.equals(ID_TOKEN) && isPresent(in, value);
      if (name.equals(REFRESH_TOKEN) && value == JsonToken.VALUE_STRING) {
        hasToken = true;
        addToken(in.getText(), isInside ? inside : outside);
      } else if (name.equals(envelope) && value == JsonToken.START_OBJECT && !isInside) {
        members(in, true);
      } else {
        in.skipChildren();
      }
    }
  }

  /** A member that is null or blank counts as absent, as in a reply that can be read. */
  private static boolean isPresent(JsonParser in, JsonToken value) throws IOException {
    return value != JsonToken.VALUE_NULL
        && !(value == JsonToken.VALUE_STRING && in.getText().isBlank());
  }

  /** A blank text outside the envelope must not hide the refresh token in the envelope. */
  private static void addToken(String text, Set<String> tokens) {
    if (!text.isBlank()) {
      tokens.add(text);
    }
  }

  /**
   * Returns the different refresh tokens that are not blank: those outside the envelope, or if
   * there are none, those in the envelope. They may not be usable.
   */
  public Set<String> refreshTokens() {
    return outside.isEmpty() ? inside : outside;
  }

  /**
   * Returns whether the body has an ID token: a member {@code id_token} or, after a syntax error,
   * this name anywhere.
   */
  public boolean hasIdToken() {
    return hasIdToken;
  }

  /**
   * Returns whether a token endpoint sent the reply, and not an intermediary: the reply has a
   * token, or is a JSON object apart from what makes it unreadable.
   */
  public boolean isTokenReply() {
    return isObject || hasToken;
  }

  @Override
  public String toString() {
    return "TokenScan{***}";
  }
}
