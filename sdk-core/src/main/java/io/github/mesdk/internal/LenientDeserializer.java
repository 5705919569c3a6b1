package io.github.mesdk.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.NullifyingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.util.Converter;
import io.github.mesdk.model.internal.UnreadableMembers;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of an optional JSON member that is a constructor parameter, or that has a getter
 * for its list but no setter. A value that cannot be read as the declared type counts as absent.
 * Such a value is lost, because the object does not exist before all parameters have been read.
 */
final class LenientDeserializer extends DelegatingDeserializer {
  private static final long serialVersionUID = 1L;

  private final boolean isList;

  private LenientDeserializer(JsonDeserializer<?> reader, boolean isList) {
    super(reader);
    this.isList = isList;
  }

  /** Returns {@code member} with a lenient reader. */
  static SettableBeanProperty of(SettableBeanProperty member) {
    JsonDeserializer<?> own = member.getValueDeserializer();
    return member.withValueDeserializer(
        new LenientDeserializer(
            own == null ? NullifyingDeserializer.instance : own,
            LenientMembers.isList(member.getType())));
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty member) throws JsonMappingException {
    return member == null ? this : new LenientDeserializer(reader(context, member), isList);
  }

  /** Finds the reader that Jackson would use without this class. */
  private JsonDeserializer<?> reader(DeserializationContext context, BeanProperty member)
      throws JsonMappingException {
    if (!(_delegatee instanceof NullifyingDeserializer)) {
      return context.handlePrimaryContextualization(_delegatee, member, member.getType());
    }
    Object converter =
        context.getAnnotationIntrospector().findDeserializationConverter(member.getMember());
    if (converter == null) {
      return context.findContextualValueDeserializer(member.getType(), member);
    }
    Converter<Object, Object> found = context.converterInstance(member.getMember(), converter);
    JavaType from = found.getInputType(context.getTypeFactory());
    return new StdDelegatingDeserializer<>(
        found, from, context.findContextualValueDeserializer(from, member));
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
    return new LenientDeserializer(reader, isList);
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    return read(in, context, null);
  }

  @Override
  public @Nullable Object deserializeWithType(
      JsonParser in, DeserializationContext context, TypeDeserializer type) throws IOException {
    return read(in, context, type);
  }

  /**
   * Adds the elements to {@code present}, the list that the getter of a member without a setter
   * returned.
   */
  @Override
  @SuppressWarnings("unchecked")
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context, Object present)
      throws IOException {
    Object read = read(in, context, null);
    if (read instanceof Collection<?> elements && present instanceof Collection<?> list) {
      ((Collection<Object>) list).addAll(elements);
      return present;
    }
    return read;
  }

  private @Nullable Object read(
      JsonParser in, DeserializationContext context, @Nullable TypeDeserializer type)
      throws IOException {
    JsonStreamContext parent = UnreadableMembers.parent(in);
    try {
      return type == null
          ? _delegatee.deserialize(in, context)
          : _delegatee.deserializeWithType(in, context, type);
    } catch (IOException | RuntimeException unreadable) {
      if (LenientRead.skip(in, context, parent, unreadable) == null) {
        throw unreadable;
      }
      return isList ? getEmptyValue(context) : getNullValue(context);
    }
  }
}
