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
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads an optional member that is a parameter of a constructor. If it cannot be read, it is
 * absent. Its value is lost: the object does not exist before all parameters have been read.
 */
final class LenientParameter extends DelegatingDeserializer {
  private static final long serialVersionUID = 1L;

  private final boolean isList;

  private LenientParameter(JsonDeserializer<?> reader, boolean isList) {
    super(reader);
    this.isList = isList;
  }

  /** Returns {@code member} with a lenient reader. */
  static SettableBeanProperty of(SettableBeanProperty member) {
    JsonDeserializer<?> own = member.getValueDeserializer();
    return member.withValueDeserializer(
        new LenientParameter(
            own == null ? NullifyingDeserializer.instance : own,
            LenientMembers.isList(member.getType())));
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty member) throws JsonMappingException {
    return member == null ? this : new LenientParameter(reader(context, member), isList);
  }

  /** Finds the reader that Jackson would use. */
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
    return new LenientParameter(reader, isList);
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

  /** Adds to the list that the getter of a member without a setter returned. */
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
    JsonStreamContext parent = LenientRead.parent(in);
    try {
      return type == null
          ? _delegatee.deserialize(in, context)
          : _delegatee.deserializeWithType(in, context, type);
    } catch (IOException | RuntimeException odd) {
      if (LenientRead.skip(in, context, parent, odd) == null) {
        throw odd;
      }
      return isList ? getEmptyValue(context) : getNullValue(context);
    }
  }
}
