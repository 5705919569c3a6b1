package io.github.mesdk.internal;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.SetterlessProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.github.mesdk.model.internal.JsonObject;
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
 * Makes the optional JSON members of every model lenient: a value that cannot be read as the
 * declared type counts as absent. A member is optional in these cases:
 *
 * <ul>
 *   <li>its type is {@code Optional}, a list or an array
 *   <li>{@link JsonObject} marks it as an object with arbitrary content
 *   <li>an annotation named {@code Nullable} marks it
 * </ul>
 *
 * <p>A member that {@link Strict} marks stays strict. Reads booleans and lists of texts in other
 * forms too, see {@link OtherForms}.
 */
final class LenientMembers extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription model, BeanDeserializerBuilder builder) {
    SettableBeanProperty @Nullable [] parameters =
        builder.getValueInstantiator().getFromObjectArguments(config);
    SettableAnyProperty anySetter = builder.getAnySetter();
    if (parameters == null && anySetter != null && anySetter.getType().isJavaLangObject()) {
      builder.setAnySetter(null); // the builder does not replace a setter
      builder.setAnySetter(new LenientAnySetter(anySetter, null));
    }
    Iterator<SettableBeanProperty> members = builder.getProperties();
    while (members.hasNext()) {
      SettableBeanProperty member = members.next();
      if (parameters == null && member.getAnnotation(JsonAnySetter.class) != null) {
        members.remove(); // the setter of all undeclared members is not a member
      } else if (isLenient(member)) {
        SettableBeanProperty lenient =
            parameters == null && !(member instanceof SetterlessProperty)
                ? new LenientProperty(member, builder.getAnySetter())
                : LenientDeserializer.of(member);
        builder.addOrReplaceProperty(lenient, true);
        replace(parameters, member, lenient);
      }
    }
    return builder;
  }

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription type, JsonDeserializer<?> reader) {
    return type.getBeanClass() == boolean.class || type.getBeanClass() == Boolean.class
        ? OtherForms.ofFlag(reader)
        : reader;
  }

  @Override
  public JsonDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription description,
      JsonDeserializer<?> reader) {
    return type.getContentType().hasRawClass(String.class) ? OtherForms.ofTexts(reader) : reader;
  }

  /**
   * Replaces {@code member} in {@code parameters}, the parameters of the model's constructor.
   * Jackson keeps the parameters in a separate array and does not update that array itself. The
   * array is null if the model has no such constructor.
   */
  private static void replace(
      SettableBeanProperty @Nullable [] parameters,
      SettableBeanProperty member,
      SettableBeanProperty lenient) {
    int index = parameters == null ? -1 : Arrays.asList(parameters).indexOf(member);
    if (parameters != null && index >= 0) {
      parameters[index] = lenient;
    }
  }

  private static boolean isLenient(SettableBeanProperty member) {
    JavaType type = member.getType();
    return member.getAnnotation(Strict.class) == null
        && (isList(type)
            || type.getRawClass().getName().startsWith("java.util.Optional")
            || isJsonObject(member.getValueDeserializer())
            || isNullable(member.getMember()));
  }

  /**
   * Accepts {@code Iterable} too: a builder of Immutables takes the elements of a list as an {@code
   * Iterable}.
   */
  static boolean isList(JavaType type) {
    return type.isCollectionLikeType()
        || type.isArrayType()
        || type.getRawClass() == Iterable.class;
  }

  private static boolean isJsonObject(@Nullable Object reader) {
    return reader instanceof JsonObject.Reader;
  }

  /**
   * Returns whether the field, setter or constructor parameter is marked itself. Jackson merges the
   * annotations of a setter with the annotations of the field of the same name. This method ignores
   * the merged annotations, because Immutables marks the fields of its builders as nullable.
   */
  private static boolean isNullable(@Nullable AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter) {
      return isParameterNullable(parameter.getOwner().getAnnotated(), parameter.getIndex());
    }
    AnnotatedElement element = member == null ? null : member.getAnnotated();
    if (element instanceof Field field) {
      return hasNullable(field) || hasNullable(field.getAnnotatedType());
    }
    return element != null && (hasNullable(element) || isParameterNullable(element, 0));
  }

  /** Returns whether {@code element} is a setter or constructor whose parameter is marked. */
  private static boolean isParameterNullable(@Nullable AnnotatedElement element, int index) {
    if (!(element instanceof Executable executable) || index >= executable.getParameterCount()) {
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
