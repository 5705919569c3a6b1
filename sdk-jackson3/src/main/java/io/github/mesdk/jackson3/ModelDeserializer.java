package io.github.mesdk.jackson3;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads a model with Jackson 2, from the parser of Jackson 3. */
final class ModelDeserializer extends StdDeserializer<Object> {
  private final ObjectReader reader;

  ModelDeserializer(Class<?> model, ObjectMapper jackson2) {
    super(model);
    this.reader = jackson2.readerFor(model);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) {
    try {
      return reader.readValue(new ParserOfJackson3(parser));
    } catch (JsonMappingException failure) {
      throw converted(failure, parser);
    } catch (IOException failure) {
      throw JacksonIOException.construct(failure, parser);
    }
  }

  private JacksonException converted(JsonMappingException failure, JsonParser parser) {
    if (failure.getCause() instanceof JacksonException invalidJson) {
      return invalidJson;
    }
    DatabindException converted =
        MismatchedInputException.from(parser, handledType(), failure.getOriginalMessage());
    converted.initCause(failure);
    List<JsonMappingException.Reference> path = failure.getPath();
    for (int i = path.size() - 1; i >= 0; i--) {
      JsonMappingException.Reference step = path.get(i);
      if (step.getFieldName() == null) {
        converted.prependPath(handledType(), step.getIndex());
      } else {
        converted.prependPath(handledType(), step.getFieldName());
      }
    }
    return converted;
  }
}
