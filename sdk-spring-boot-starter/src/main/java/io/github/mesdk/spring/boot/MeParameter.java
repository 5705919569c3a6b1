package io.github.mesdk.spring.boot;

import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.model.Identity;
import io.github.mesdk.spring.Me;
import io.github.mesdk.spring.MePrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;

/** The value of a parameter with {@link Me}, in servlet and reactive applications. */
final class MeParameter {
  private MeParameter() {}

  static boolean isSupported(MethodParameter parameter) {
    if (!parameter.hasParameterAnnotation(Me.class)) {
      return false;
    }
    Class<?> type = type(parameter);
    boolean isUser =
        type == Identity.class
            || type == MePrincipal.class
            || CurrentUser.class.isAssignableFrom(type);
    if (!isUser) {
      throw new IllegalStateException(
          "@Me cannot supply a "
              + type.getName()
              + ": use Identity, MePrincipal, a model, or an Optional of them");
    }
    return true;
  }

  private static Class<?> type(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType();
  }

  /**
   * Returns the value for the parameter.
   *
   * @throws AuthenticationCredentialsNotFoundException if the request is anonymous
   * @throws AccessDeniedException if the user is known, but not of the parameter's type
   */
  static @Nullable Object value(MethodParameter parameter, @Nullable Authentication user) {
    boolean isOptional = parameter.getParameterType() == Optional.class;
    Object principal = user == null ? null : user.getPrincipal();
    Optional<?> value =
        principal instanceof MePrincipal me ? of(type(parameter), me) : Optional.empty();
    if (isOptional) {
      return value;
    }
    if (value.isEmpty() && !parameter.isOptional()) {
      throw principal instanceof MePrincipal
          ? new AccessDeniedException("another provider identified the user")
          : new AuthenticationCredentialsNotFoundException("the request is anonymous");
    }
    return value.orElse(null);
  }

  private static Optional<?> of(Class<?> type, MePrincipal me) {
    if (type == Identity.class) {
      return Optional.of(me.identity());
    }
    return type == MePrincipal.class ? Optional.of(me) : me.answer(type);
  }
}
