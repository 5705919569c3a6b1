package io.github.mesdk.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * A model interface.
 *
 * @param type the interface
 */
record Model(TypeElement type) {

  /** Returns whether this model is a whole answer (a root model), and not a part of an answer. */
  boolean isRoot() {
    return type.getInterfaces().stream()
        .anyMatch(parent -> parent.toString().equals("io.github.mesdk.model.CurrentUser"));
  }

  String name() {
    return type.getSimpleName().toString();
  }

  String qualifiedName() {
    return type.getQualifiedName().toString();
  }

  /** Returns the name of the method that reads this model. */
  String readerMethod() {
    return decapitalized(name());
  }

  /** Returns the simple name of the class with the method {@link #readerMethod()}. */
  String readerClass() {
    String qualified = qualifiedName();
    String packageName = qualified.substring(0, qualified.lastIndexOf('.'));
    String last = packageName.substring(packageName.lastIndexOf('.') + 1);
    return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1) + "Reader";
  }

  /** Returns the declared members in the order of their declaration. */
  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Annotations annotations = new Annotations(method);
      annotations
          .text("JsonProperty", "value")
          .ifPresent(name -> members.add(Member.of(method, name, annotations)));
    }
    return members;
  }

  static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
