package io.github.mesdk.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Finds the serializers of models. */
final class ModelSerializers extends Serializers.Base {
  private final ObjectMapper jackson2;

  ModelSerializers(ObjectMapper jackson2) {
    this.jackson2 = jackson2;
  }

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    Class<?> model = type.getRawClass();
    return Models.isWritten(model) ? new ModelSerializer(model, jackson2, null) : null;
  }
}
