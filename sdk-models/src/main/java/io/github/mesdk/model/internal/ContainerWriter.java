package io.github.mesdk.model.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.NullSerializer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a list or a {@linkplain FreeObject free object} as Jackson does, even if it is empty. With
 * {@code NON_EMPTY}, Jackson omits an empty one only if its value could not be read. The undeclared
 * members then contain that value, and the JSON would otherwise have two members of this name.
 */
public final class ContainerWriter extends JsonSerializer<Object> implements ContextualSerializer {
  private final JsonSerializer<Object> writer;
  private final String member;
  private final @Nullable Method undeclared;

  /** Called by Jackson. */
  public ContainerWriter() {
    this(NullSerializer.instance, "", null);
  }

  private ContainerWriter(
      JsonSerializer<Object> writer, String member, @Nullable Method undeclared) {
    this.writer = writer;
    this.member = member;
    this.undeclared = undeclared;
  }

  @Override
  public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
      throws JsonMappingException {
    return new ContainerWriter(
        provider.findValueSerializer(property.getType(), property),
        property.getName(),
        DeclaredMembers.ofUndeclared(property.getMember().getDeclaringClass()));
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Object value) {
    Object model = provider.getGenerator().currentValue();
    return undeclared != null
        && writer.isEmpty(provider, value)
        && undeclared.getDeclaringClass().isInstance(model)
        && DeclaredMembers.get(undeclared, model) instanceof Map<?, ?> members
        && members.containsKey(member);
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    writer.serialize(value, out, provider);
  }

  @Override
  public void serializeWithType(
      Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
      throws IOException {
    writer.serializeWithType(value, out, provider, type);
  }
}
