package io.github.mesdk.internal;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.SetterlessProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import io.github.mesdk.model.internal.FreeObject;
import io.github.mesdk.model.internal.Strict;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the optional members of every model lenient: those of type {@code Optional}, lists and
 * arrays, the free objects of the SDK's models, and members that an annotation named {@code
 * Nullable} marks. Members with {@link Strict} stay strict.
 */
final class LenientMembers extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription model, BeanDeserializerBuilder builder) {
    SettableBeanProperty @Nullable [] creator =
        builder.getValueInstantiator().getFromObjectArguments(config);
    Iterator<SettableBeanProperty> members = builder.getProperties();
    while (members.hasNext()) {
      SettableBeanProperty member = members.next();
      if (isLenient(member)) {
        SettableBeanProperty lenient =
            creator == null && !(member instanceof SetterlessProperty)
                ? new LenientProperty(member, builder.getAnySetter())
                : LenientParameter.of(member);
        builder.addOrReplaceProperty(lenient, true);
        replace(creator, member, lenient);
      }
    }
    return builder;
  }

  /** A constructor has its parameters in an array of its own, which Jackson does not update. */
  private static void replace(
      SettableBeanProperty @Nullable [] creator,
      SettableBeanProperty member,
      SettableBeanProperty lenient) {
    int index = creator == null ? -1 : Arrays.asList(creator).indexOf(member);
    if (creator != null && index >= 0) {
      creator[index] = lenient;
    }
  }

  private static boolean isLenient(SettableBeanProperty member) {
    JavaType type = member.getType();
    return member.getAnnotation(Strict.class) == null
        && (isList(type)
            || type.getRawClass().getName().startsWith("java.util.Optional")
            || isFreeObject(member.getValueDeserializer())
            || isNullable(member.getMember()));
  }

  /** A builder of Immutables takes the elements of a list as an {@code Iterable}. */
  static boolean isList(JavaType type) {
    return type.isCollectionLikeType()
        || type.isArrayType()
        || type.getRawClass() == Iterable.class;
  }

  private static boolean isFreeObject(@Nullable Object reader) {
    return reader instanceof FreeObject.Reader;
  }

  /**
   * Reads the annotations of the member itself. Jackson's view adds those of the field behind a
   * setter, and Immutables marks the fields of its builders as nullable.
   */
  private static boolean isNullable(@Nullable AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter) {
      return isNullable(parameter.getOwner().getAnnotated(), parameter.getIndex());
    }
    AnnotatedElement element = member == null ? null : member.getAnnotated();
    if (element instanceof Field field) {
      return hasNullable(field) || hasNullable(field.getAnnotatedType());
    }
    return element != null && (hasNullable(element) || isNullable(element, 0));
  }

  private static boolean isNullable(@Nullable AnnotatedElement method, int index) {
    if (!(method instanceof Executable executable) || index >= executable.getParameterCount()) {
      return false;
    }
    Parameter parameter = executable.getParameters()[index];
    return hasNullable(parameter) || hasNullable(parameter.getAnnotatedType());
  }

  private static boolean hasNullable(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals("Nullable")) {
        return true;
      }
    }
    return false;
  }
}
