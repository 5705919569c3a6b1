package io.github.mesdk.jackson3;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.NameTransformer;

/** Writes a model with Jackson 2, to the generator of Jackson 3. */
final class ModelSerializer extends StdSerializer<Object> {
  private final ObjectMapper jackson2;
  private final ObjectWriter writer;

  /** Renames the members that are written into the surrounding object; null for an own object. */
  private final @Nullable NameTransformer unwrapped;

  ModelSerializer(Class<?> model, ObjectMapper jackson2, @Nullable NameTransformer unwrapped) {
    super(model);
    this.jackson2 = jackson2;
    this.writer = jackson2.writerFor(model);
    this.unwrapped = unwrapped;
  }

  @Override
  public void serialize(Object model, JsonGenerator generator, SerializationContext context) {
    try {
      writer.writeValue(
          unwrapped == null
              ? new GeneratorOfJackson3(generator)
              : new UnwrappedMembers(generator, unwrapped),
          model);
    } catch (JsonMappingException failure) {
      throw failure.getCause() instanceof JacksonException known
          ? known
          : DatabindException.from(generator, failure.getOriginalMessage(), failure);
    } catch (IOException failure) {
      throw JacksonIOException.construct(failure, generator);
    }
  }

  @Override
  public ValueSerializer<Object> unwrappingSerializer(NameTransformer names) {
    NameTransformer all =
        unwrapped == null ? names : NameTransformer.chainedTransformer(names, unwrapped);
    return new ModelSerializer(handledType(), jackson2, all);
  }

  @Override
  public boolean isUnwrappingSerializer() {
    return unwrapped != null;
  }
}
