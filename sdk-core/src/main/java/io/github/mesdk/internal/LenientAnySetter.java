package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import io.github.mesdk.model.internal.Strict;
import io.github.mesdk.model.internal.UnreadableMembers;
import io.github.mesdk.model.internal.WellFormed;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets an undeclared JSON member. In its value, U+FFFD replaces each unpaired surrogate, because
 * UTF-8 cannot encode one, so no program could write the model. Such a member counts as unreadable.
 * The call fails if the member is {@link Strict}.
 */
final class LenientAnySetter extends SettableAnyProperty {
  private static final long serialVersionUID = 1L;

  private final transient SettableAnyProperty delegate;

  LenientAnySetter(SettableAnyProperty delegate, @Nullable JsonDeserializer<Object> values) {
    super(delegate.getProperty(), null, delegate.getType(), null, values, null);
    this.delegate = delegate;
  }

  @Override
  public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> values) {
    return new LenientAnySetter(delegate.withValueDeserializer(values), values);
  }

  @Override
  public void deserializeAndSet(
      JsonParser in, DeserializationContext context, Object bean, String name) throws IOException {
    JsonStreamContext parent = UnreadableMembers.parent(in);
    Object value = delegate.deserialize(in, context);
    if (WellFormed.isPaired(value)) {
      delegate.set(bean, name, value);
    } else {
      LenientRead.report(in, context, parent, isStrict(bean, name));
      delegate.set(bean, name, WellFormed.repaired(value));
    }
  }

  private static boolean isStrict(Object builder, String name) {
    Strict strict = builder.getClass().getAnnotation(Strict.class);
    return strict != null && List.of(strict.undeclared()).contains(name);
  }

  @Override
  protected void _set(Object bean, Object name, @Nullable Object value) throws IOException {
    delegate.set(bean, name, value);
  }

  @Override
  public void fixAccess(DeserializationConfig config) {
    delegate.fixAccess(config);
  }
}
