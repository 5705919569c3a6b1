package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mesdk.internal.cache.CacheRequest.Endpoint;
import io.github.mesdk.provider.BodyDecoder;
import io.github.mesdk.provider.internal.CallerAuthentication;
import io.github.mesdk.provider.internal.CodeMeanings;
import io.github.mesdk.provider.internal.ProviderRules;
import io.github.mesdk.provider.internal.SdkDecoder;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes a hash of all settings that can change an answer. Two processes with the same settings
 * compute the same hash. It visits the components of records, so a new setting counts without a
 * change here. It fails for a type that it does not know, instead of ignoring the setting.
 */
final class SettingsFingerprint {
  private final MessageDigest digest;

  private SettingsFingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("the JRE has no SHA-256", missing);
    }
  }

  static byte[] of(Endpoint endpoint) {
    SettingsFingerprint fingerprint = new SettingsFingerprint();
    fingerprint.add(ProviderRules.settingsOf(endpoint.provider()));
    fingerprint.add(endpoint.connection().maxBodyBytes());
    fingerprint.add(endpoint.connection().allowInsecureHttp());
    fingerprint.add(endpoint.headers());
    fingerprint.add(endpoint.scope());
    if (endpoint.provider().decoder().orElse(null) instanceof SdkDecoder known) {
      fingerprint.add(known.comparedParts());
    }
    return fingerprint.digest.digest();
  }

  /** Returns whether a client has code, which no fingerprint can cover. */
  static boolean hasCode(Endpoint endpoint) {
    String model = endpoint.provider().model().getName();
    CallerAuthentication caller = ProviderRules.of(endpoint.provider()).caller();
    return endpoint.provider().decoder().filter(SettingsFingerprint::isCode).isPresent()
        || endpoint.connection().own() != null
        || (caller != null && caller.comparedParts().isEmpty())
        || !(model.startsWith("io.github.mesdk.model.")
            || model.startsWith("io.github.mesdk.providers.")
            || model.startsWith("io.github.mesdk.oauth2.model."));
  }

  private static boolean isCode(BodyDecoder decoder) {
    return !(decoder instanceof SdkDecoder known) || known.hasCode();
  }

  private void add(@Nullable Object value) {
    if (value == null) {
      add("null", "");
    } else if (value instanceof CallerAuthentication caller) {
      add(caller.comparedParts());
    } else if (value instanceof Record record) {
      addComponents(record);
    } else if (value instanceof List<?> list) {
      add("list", String.valueOf(list.size()));
      list.forEach(this::add);
    } else if (value instanceof Map<?, ?> map) {
      addSorted(map);
    } else if (value instanceof CodeMeanings codes) {
      add(codes.comparedParts());
    } else if (value instanceof Map.Entry<?, ?> entry) {
      add(entry.getKey());
      add(entry.getValue());
    } else if (value instanceof Enum<?> constant) {
      add("enum", constant.name());
    } else if (value instanceof Class<?> type) {
      add("class", type.getName());
    } else if (value instanceof String
        || value instanceof URI
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer) {
      add(value.getClass().getSimpleName(), value.toString());
    } else {
      throw new IllegalStateException("no fingerprint for " + value.getClass().getName());
    }
  }

  private void addComponents(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    add(record.getClass().getSimpleName(), String.valueOf(components.length));
    for (RecordComponent component : components) {
      add("component", component.getName());
      add(value(record, component.getAccessor()));
    }
  }

  private static @Nullable Object value(Record record, Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("cannot read " + accessor, unreadable);
    }
  }

  /** The iteration order of immutable maps differs between processes. */
  private void addSorted(Map<?, ?> map) {
    add("map", String.valueOf(map.size()));
    List<byte[]> entries = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      SettingsFingerprint one = new SettingsFingerprint();
      one.add(entry.getKey());
      one.add(entry.getValue());
      entries.add(one.digest.digest());
    }
    entries.sort(Arrays::compare);
    entries.forEach(digest::update);
  }

  private void add(String type, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((type + ":" + bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }
}
