package io.github.mesdk.jackson3;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** Finds the deserializers of models. */
final class ModelDeserializers extends Deserializers.Base {
  private final ObjectMapper jackson2;

  ModelDeserializers(ObjectMapper jackson2) {
    this.jackson2 = jackson2;
  }

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    Class<?> model = type.getRawClass();
    return Models.isRead(model) ? new ModelDeserializer(model, jackson2) : null;
  }

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
    return Models.isRead(type);
  }
}
