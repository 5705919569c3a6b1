package io.github.mesdk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads fixtures, and provides a mapper as a user would configure it. */
public final class Files {
  public static final ObjectMapper USERS_MAPPER =
      JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule()).build();

  private Files() {}

  /** The text of {@code fixtures/<name>}. */
  public static String text(String name) {
    try (InputStream in = Files.class.getResourceAsStream("/fixtures/" + name)) {
      if (in == null) {
        throw new AssertionError("no fixture " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object in {@code fixtures/<name>}. */
  public static ObjectNode tree(String name) {
    return read(text(name), ObjectNode.class);
  }

  public static <V> V read(String json, Class<V> type) {
    try {
      return USERS_MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String write(Object value) {
    try {
      return USERS_MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
