package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Sets an optional member of an object or a builder. If it cannot be read, it is not set, and its
 * value becomes an undeclared member of the same name.
 */
final class LenientProperty extends SettableBeanProperty.Delegating {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable SettableAnyProperty others;

  /**
   * Creates a lenient member.
   *
   * @param others the undeclared members of the same object; null if they are ignored
   */
  LenientProperty(SettableBeanProperty member, @Nullable SettableAnyProperty others) {
    super(member);
    this.others = others;
  }

  @Override
  protected SettableBeanProperty withDelegate(SettableBeanProperty member) {
    return new LenientProperty(member, others);
  }

  @Override
  public void deserializeAndSet(JsonParser in, DeserializationContext context, Object bean)
      throws IOException {
    deserializeSetAndReturn(in, context, bean);
  }

  @Override
  public Object deserializeSetAndReturn(JsonParser in, DeserializationContext context, Object bean)
      throws IOException {
    JsonStreamContext parent = LenientRead.parent(in);
    try {
      return delegate.deserializeSetAndReturn(in, context, bean);
    } catch (IOException | RuntimeException odd) {
      JsonNode value = LenientRead.skip(in, context, parent, odd);
      if (value == null) {
        throw odd;
      }
      keep(value, context, bean);
      return bean;
    }
  }

  private void keep(JsonNode value, DeserializationContext context, Object bean) {
    if (others == null) {
      return;
    }
    try (JsonParser in = value.traverse(context.getParser().getCodec())) {
      in.nextToken();
      SettableAnyProperty any =
          others.hasValueDeserializer()
              ? others
              : others.withValueDeserializer(
                  context.findContextualValueDeserializer(others.getType(), others.getProperty()));
      any.deserializeAndSet(in, context, bean, getName());
    } catch (IOException | RuntimeException ofAnotherType) {
      // The model keeps undeclared members of one type only. The member is still recorded as
      // unreadable.
    }
  }
}
