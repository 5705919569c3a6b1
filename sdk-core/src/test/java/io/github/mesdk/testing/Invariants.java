package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.model.pulse.UserSession;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the invariants of every answer. */
public final class Invariants {
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Stream.of(type.getInterfaces())
              .flatMap(model -> Stream.of(model.getMethods()))
              .filter(method ->
                  method.isAnnotationPresent(JsonProperty.class)
                      || method.isAnnotationPresent(JsonAnyGetter.class))
              .toList();
        }
      };

  private Invariants() {}

  /** Fails unless the answer is complete, immutable, printable, and equal after a round trip. */
  public static void check(CurrentUser me) throws IOException {
    walk(me);
    Identity identity = me.identity();
    walk(identity);
    require(!identity.subject().isEmpty(), "no subject");
    require(identity.equals(roundTrip(identity)), "the round trip changed the identity");
    require(!me.toString().isEmpty(), "not printable");
    require(
        !(me instanceof UserSession) || me.toString().contains("token=***"), "the token is shown");
  }

  /** The value after a round trip through a user's mapper. */
  public static <V> V roundTrip(V value) throws IOException {
    String json = Files.USERS_MAPPER.writeValueAsString(value);
    @SuppressWarnings("unchecked") // the class of this value
    Class<V> type = (Class<V>) value.getClass();
    return Files.USERS_MAPPER.readValue(json.getBytes(UTF_8), type);
  }

  private static void walk(Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(Invariants::walk);
    } else if (value instanceof List<?> list) {
      requireImmutable(() -> list.add(null));
      list.forEach(Invariants::walk);
    } else if (value instanceof Map<?, ?> map) {
      requireImmutable(() -> map.put(null, null));
      map.forEach((name, member) -> {
        walk(name);
        plain(member);
      });
    } else if (value instanceof String text) {
      require(new String(text.getBytes(UTF_8), UTF_8).equals(text), "not valid Unicode");
    } else if (value instanceof Record open) {
      walk(open.toString());
    } else if (!(value instanceof Long || value instanceof Boolean || value instanceof Instant)) {
      List<Method> accessors = ACCESSORS.get(value.getClass());
      require(!accessors.isEmpty(), "not a model type: " + value.getClass());
      accessors.forEach(accessor -> walk(invoke(accessor, value)));
    }
  }

  private static void plain(Object value) {
    if (value instanceof List<?> list) {
      requireImmutable(() -> list.add(null));
      list.forEach(Invariants::plain);
    } else if (value instanceof String || value instanceof Map) {
      walk(value);
    } else {
      require(
          value == null
              || value instanceof Boolean
              || value instanceof Long
              || value instanceof BigInteger
              || value instanceof BigDecimal,
          "not a plain JSON value");
    }
  }

  private static Object invoke(Method accessor, Object model) {
    try {
      return accessor.invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(accessor.getName(), e);
    }
  }

  private static void requireImmutable(Runnable change) {
    try {
      change.run();
    } catch (UnsupportedOperationException immutable) {
      return;
    }
    throw new AssertionError("the collection is mutable");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
