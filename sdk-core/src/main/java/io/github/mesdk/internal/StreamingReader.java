package io.github.mesdk.internal;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.read.Readers;
import io.github.mesdk.model.read.Tokens;
import io.github.mesdk.provider.IdentityProvider;
import io.github.mesdk.provider.internal.FailureSign;
import io.github.mesdk.provider.internal.ProviderRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads good answers of the models that have readers of their own, at less than half the cost of
 * databind. It only ever says yes: whatever might be a failure, or is not of the plainest form, it
 * leaves to the careful way, which says what it is.
 */
final class StreamingReader<T extends CurrentUser> {

  /** A boolean whose presence calls for care: within the answer, or in the envelope around it. */
  private record Sign(String name, boolean value, boolean inAnswer) {}

  private final Class<T> model;
  private final @Nullable String payload;
  private final List<Sign> signs = new ArrayList<>();
  private final boolean usable;

  StreamingReader(IdentityProvider<T> provider) {
    model = provider.model();
    payload = provider.payload().orElse(null);
    boolean areSignsPlain = true;
    for (FailureSign sign : ProviderRules.of(provider).failureSigns()) {
      Sign plain = plain(sign);
      areSignsPlain &= plain.name.indexOf('.') < 0;
      areSignsPlain &= !plain.inAnswer || !Readers.declares(model, plain.name);
      signs.add(plain);
    }
    usable = areSignsPlain && Readers.knows(model);
  }

  private Sign plain(FailureSign sign) {
    if (payload == null) {
      return new Sign(sign.path(), sign.value(), true);
    }
    String prefix = payload + ".";
    boolean inAnswer = sign.path().startsWith(prefix);
    String name = inAnswer ? sign.path().substring(prefix.length()) : sign.path();
    return new Sign(name, sign.value(), inAnswer);
  }

  /** The answer in {@code body}, or null when it takes more care to say. */
  @Nullable T read(byte[] body) {
    if (!usable) {
      return null;
    }
    try (Tokens in = Tokens.of(body)) {
      T answer = payload == null ? answer(in) : enveloped(in, payload);
      in.end();
      return answer;
    } catch (IOException | RuntimeException unusual) {
      return null;
    }
  }

  private @Nullable T answer(Tokens in) throws IOException {
    T answer = Readers.read(model, in);
    return isPlain(in.others(), in.others()) ? answer : null;
  }

  private @Nullable T enveloped(Tokens in, String payload) throws IOException {
    T answer = null;
    Map<String, @Nullable Object> inAnswer = Map.of();
    Map<String, @Nullable Object> envelope = Map.of();
    in.object();
    for (String name = in.member(); name != null; name = in.member()) {
      if (!name.equals(payload)) {
        envelope = in.other(envelope.isEmpty() ? null : envelope, name);
      } else if (answer == null) {
        answer = Readers.read(model, in);
        inAnswer = in.others();
      } else {
        return null; // twice
      }
    }
    return isPlain(envelope, inAnswer) ? answer : null;
  }

  private boolean isPlain(
      Map<String, @Nullable Object> root, Map<String, @Nullable Object> inAnswer) {
    if (root.isEmpty() && inAnswer.isEmpty()) {
      return true;
    }
    for (Sign sign : signs) {
      Object flag = (sign.inAnswer ? inAnswer : root).get(sign.name);
      if (flag instanceof Boolean set && set == sign.value) {
        return false;
      }
    }
    return !root.containsKey("error") && !root.containsKey("code");
  }
}
