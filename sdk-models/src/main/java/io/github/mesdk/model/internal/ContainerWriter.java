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
 * Writes a list or a {@link JsonObject} as Jackson does, even if it is empty. An empty list or
 * object is omitted only if its JSON value could not be read. {@code additionalProperties} contains
 * that value under the same name, and the JSON would otherwise have two members of this name.
 * {@link #isEmpty} detects this case for {@code NON_EMPTY}.
 */
public final class ContainerWriter extends JsonSerializer<Object> implements ContextualSerializer {
  private final JsonSerializer<Object> writer;
  private final String member;
  private final @Nullable Method undeclaredAccessor;

  /** Called by Jackson. */
  public ContainerWriter() {
    this(NullSerializer.instance, "", null);
  }

  private ContainerWriter(
      JsonSerializer<Object> writer, String member, @Nullable Method undeclaredAccessor) {
    this.writer = writer;
    this.member = member;
    this.undeclaredAccessor = undeclaredAccessor;
  }

  @Override
  public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
      throws JsonMappingException {
    return new ContainerWriter(
        provider.findValueSerializer(property.getType(), property),
        property.getName(),
        DeclaredMembers.undeclaredAccessor(property.getMember().getDeclaringClass()));
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Object value) {
    Object model = provider.getGenerator().currentValue();
    return undeclaredAccessor != null
        && writer.isEmpty(provider, value)
        && undeclaredAccessor.getDeclaringClass().isInstance(model)
        && DeclaredMembers.get(undeclaredAccessor, model) instanceof Map<?, ?> members
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
