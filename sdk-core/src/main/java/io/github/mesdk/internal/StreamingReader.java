package io.github.mesdk.internal;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.internal.WellFormed;
import io.github.mesdk.model.read.JsonTokens;
import io.github.mesdk.model.read.Readers;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.ProviderRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes successful answers of models that have their own streaming reader, in less than half the
 * time of databind. Returns null for a reply that may be a failure or is not in the simplest form;
 * {@link DatabindReader} handles those replies.
 */
final class StreamingReader<T extends CurrentUser> {

  /** A boolean that may mark a failure, in the answer or in the envelope around it. */
  private record Marker(String name, boolean value, boolean inAnswer) {}

  private final IdentityProvider<T> provider;
  private final Class<T> model;
  private final @Nullable String payload;
  private final List<Marker> markers = new ArrayList<>();
  private final boolean usable;

  StreamingReader(IdentityProvider<T> provider) {
    this.provider = provider;
    model = provider.model();
    payload = provider.payload().orElse(null);
    // Loaded now: constants of the models need it, and a failure during a call would be final.
    WellFormed.checked("");
    JsonTokens.requireSupportedJackson();
    boolean areMarkersSupported = true;
    for (FailureSign sign : ProviderRules.of(provider).failureSigns()) {
      Marker marker = marker(sign);
      areMarkersSupported &= marker.name.indexOf('.') < 0;
      areMarkersSupported &= !marker.inAnswer || !Readers.declares(model, marker.name);
      markers.add(marker);
    }
    usable =
        areMarkersSupported
            && Readers.supports(model)
            && (payload == null || payload.indexOf('.') < 0)
            && isSubjectRequired(provider.subjects());
  }

  /**
   * Returns whether every answer of the model names its subject, if the description asks for it.
   */
  private boolean isSubjectRequired(List<String> subjects) {
    String prefix = payload == null ? "" : payload + ".";
    List<String> inAnswer =
        subjects.stream()
            .filter(path -> path.startsWith(prefix))
            .map(path -> path.substring(prefix.length()))
            .toList();
    return subjects.isEmpty() || Readers.requiresOneOf(model, inAnswer);
  }

  private Marker marker(FailureSign sign) {
    if (payload == null) {
      return new Marker(sign.path(), sign.value(), true);
    }
    String prefix = payload + ".";
    boolean inAnswer = sign.path().startsWith(prefix);
    String name = inAnswer ? sign.path().substring(prefix.length()) : sign.path();
    return new Marker(name, sign.value(), inAnswer);
  }

  /** Returns the answer in {@code body}, or null if {@link DatabindReader} must decode it. */
  ReadResult.@Nullable Success<T> read(byte[] body) {
    if (!usable) {
      return null;
    }
    try (JsonTokens in = JsonTokens.of(body)) {
      T answer = payload == null ? answer(in) : enveloped(in, payload);
      in.requireEnd();
      return answer == null || hasUnreadableStrictMember(in)
          ? null
          : new ReadResult.Success<>(answer, in.unreadable());
    } catch (IOException | RuntimeException unusual) {
      return null;
    }
  }

  /** Returns whether the provider description requires a member that could not be read. */
  private boolean hasUnreadableStrictMember(JsonTokens in) {
    if (in.unreadableCount() == 0) {
      return false;
    }
    StrictPaths strict = new StrictPaths(provider);
    for (String path : in.unreadable()) {
      if (strict.concerns(StrictPaths.names(path))) {
        return true;
      }
    }
    return in.unreadableCount() > in.unreadable().size(); // the paths of the others are unknown
  }

  private @Nullable T answer(JsonTokens in) throws IOException {
    T answer = Readers.read(model, in);
    return isPlain(in.undeclared(), in.undeclared()) ? answer : null;
  }

  private @Nullable T enveloped(JsonTokens in, String payload) throws IOException {
    T answer = null;
    Map<String, @Nullable Object> inAnswer = Map.of();
    Map<String, @Nullable Object> envelope = Map.of();
    in.startObject();
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      if (!name.equals(payload)) {
        envelope = in.addUndeclared(envelope.isEmpty() ? null : envelope, name);
      } else if (answer == null) {
        answer = Readers.read(model, in);
        inAnswer = in.undeclared();
      } else {
        return null; // the payload is there twice
      }
    }
    return isPlain(envelope, inAnswer) ? answer : null;
  }

  private boolean isPlain(
      Map<String, @Nullable Object> root, Map<String, @Nullable Object> inAnswer) {
    if (root.isEmpty() && inAnswer.isEmpty()) {
      return true;
    }
    for (Marker marker : markers) {
      Object flag = (marker.inAnswer ? inAnswer : root).get(marker.name);
      if (flag != null && !flag.equals(!marker.value)) {
        return false; // set, or not a boolean
      }
    }
    return !root.containsKey("error") && !root.containsKey("code");
  }
}
