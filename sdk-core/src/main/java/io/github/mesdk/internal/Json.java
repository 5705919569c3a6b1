package io.github.mesdk.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mesdk.model.internal.PlainValues;
import io.github.mesdk.model.read.JsonTokens;
import io.github.mesdk.model.read.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared Jackson mapper, stricter than Jackson's defaults, and the parser of response bodies.
 */
final class Json {
  /**
   * Created on first use. In a static initializer, an {@code OutOfMemoryError} would make the class
   * unusable until the JVM ends.
   */
  private static volatile @Nullable ObjectMapper mapper;

  private Json() {}

  static ObjectMapper mapper() {
    ObjectMapper known = mapper;
    if (known == null) {
      known = newMapper();
      mapper = known;
    }
    return known;
  }

  private static ObjectMapper newMapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(JsonTokens.MAX_DEPTH)
            .maxTokenCount(JsonTokens.MAX_TOKENS)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    return JsonMapper.builder(factory)
        .addModules(modules())
        .addModule(new SimpleModule().setDeserializerModifier(new LenientMembers()))
        .addHandler(new Mismatch.Thrower())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        // Otherwise blank text for a boolean of an application's model is read as null, even if
        // the member must be readable.
        .withCoercionConfigDefaults(
            any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .build();
  }

  /** A separate class, because the jsr310 module is optional at run time. */
  private static final class JavaTime {
    private JavaTime() {}

    static Module module() {
      return new JavaTimeModule();
    }
  }

  private static List<Module> modules() {
    try {
      return List.of(new Jdk8Module(), JavaTime.module());
    } catch (NoClassDefFoundError absent) {
      // Only custom models with java.time types need the module, and the applications with such
      // models add it.
      return List.of(new Jdk8Module());
    }
  }

  /**
   * Parses {@code bytes}, which are UTF-8 with or without a byte order mark.
   *
   * @throws JsonProcessingException if the bytes are not valid JSON, or exceed a limit on depth or
   *     length
   * @throws IOException of any other type if the bytes are not UTF-8
   */
  static JsonNode tree(byte[] bytes) throws IOException {
    Utf8.hasEscapes(bytes);
    try {
      return mapper().readTree(bytes);
    } catch (NumberFormatException exponentBeyondAnInt) {
      // Jackson does not wrap this exception, whose message contains the number.
      throw new StreamConstraintsException("an exponent is too long");
    }
  }

  /** Writes a model as JSON in UTF-8. */
  static byte[] bytes(Object model) {
    try {
      return mapper().writeValueAsBytes(model);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("the model cannot be written as JSON", unwritable);
    }
  }

  /** Returns the members of {@code object} as plain values. */
  static Map<String, @Nullable Object> plain(ObjectNode object) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      members.put(member.getKey(), plain(member.getValue()));
    }
    return members;
  }

  /** Converts without Jackson, whose conversion allocates several times as much. */
  static @Nullable Object plain(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return plain(object);
    }
    if (value instanceof ArrayNode list) {
      return plain(list);
    }
    if (value.isNumber()) {
      return PlainValues.number(value.numberValue());
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
  }

  private static List<@Nullable Object> plain(ArrayNode list) {
    List<@Nullable Object> elements = new ArrayList<>(list.size());
    for (JsonNode element : list) {
      elements.add(plain(element));
    }
    return elements;
  }
}
