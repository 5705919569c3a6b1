package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import io.github.mesdk.model.internal.UnreadableMembers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Sets an optional JSON member on an object or a builder. If the value cannot be read as the
 * declared type, the member is not set. The value is then kept as an undeclared member of the same
 * name.
 */
final class LenientProperty extends SettableBeanProperty.Delegating {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable SettableAnyProperty anySetter;

  /**
   * Creates a lenient member.
   *
   * @param anySetter the setter of undeclared members; null if the model ignores undeclared members
   */
  LenientProperty(SettableBeanProperty member, @Nullable SettableAnyProperty anySetter) {
    super(member);
    this.anySetter = anySetter;
  }

  @Override
  protected SettableBeanProperty withDelegate(SettableBeanProperty member) {
    return new LenientProperty(member, anySetter);
  }

  @Override
  public void deserializeAndSet(JsonParser in, DeserializationContext context, Object bean)
      throws IOException {
    deserializeSetAndReturn(in, context, bean);
  }

  @Override
  public Object deserializeSetAndReturn(JsonParser in, DeserializationContext context, Object bean)
      throws IOException {
    JsonStreamContext parent = UnreadableMembers.parent(in);
    try {
      return delegate.deserializeSetAndReturn(in, context, bean);
    } catch (IOException | RuntimeException unreadable) {
      JsonNode value = LenientRead.skip(in, context, parent, unreadable);
      if (value == null) {
        throw unreadable;
      }
      keep(value, context, bean);
      return bean;
    }
  }

  private void keep(JsonNode value, DeserializationContext context, Object bean) {
    if (anySetter == null) {
      return;
    }
    try (JsonParser in = value.traverse(context.getParser().getCodec())) {
      in.nextToken();
      SettableAnyProperty any =
          anySetter.hasValueDeserializer()
              ? anySetter
              : anySetter.withValueDeserializer(
                  context.findContextualValueDeserializer(
                      anySetter.getType(), anySetter.getProperty()));
      any.deserializeAndSet(in, context, bean, getName());
    } catch (IOException | RuntimeException ofAnotherType) {
      // The model keeps undeclared members of another type only. The member is still recorded as
      // unreadable.
    }
  }
}
