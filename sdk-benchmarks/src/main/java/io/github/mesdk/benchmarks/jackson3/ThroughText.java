package io.github.mesdk.benchmarks.jackson3;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The module that a program would write for itself: Jackson 2 reads and writes JSON text. */
final class ThroughText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ThroughText() {}

  /** A mapper with the settings that models need. */
  static ObjectMapper jackson2() {
    return com.fasterxml.jackson.databind.json.JsonMapper.builder()
        .addModule(new Jdk8Module())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  static JacksonModule module(ObjectMapper jackson2, List<? extends Class<?>> models) {
    SimpleModule module = new SimpleModule();
    models.forEach(model -> add(module, model, jackson2));
    return module;
  }

  private static <T> void add(SimpleModule module, Class<T> model, ObjectMapper jackson2) {
    module.addDeserializer(model, new TextDeserializer<>(model, jackson2.readerFor(model)));
    module.addSerializer(model, new TextSerializer<>(model, jackson2.writerFor(model)));
  }

  private static final class TextDeserializer<T> extends StdDeserializer<T> {
    private final ObjectReader reader;

    TextDeserializer(Class<T> model, ObjectReader reader) {
      super(model);
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      StringWriter text = new StringWriter();
      try (JsonGenerator copy = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
        copy.copyCurrentStructure(parser);
      }
      try {
        return reader.readValue(text.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class TextSerializer<T> extends StdSerializer<T> {
    private final ObjectWriter writer;

    TextSerializer(Class<T> model, ObjectWriter writer) {
      super(model);
      this.writer = writer;
    }

    @Override
    public void serialize(T model, JsonGenerator generator, SerializationContext context) {
      try {
        generator.writeRawValue(writer.writeValueAsString(model));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
