package io.github.mesdk.codegen;

import java.util.List;
import java.util.Locale;

/** Generates the source of the class that reads the models of one package. */
final class ReaderSource {
  private final StringBuilder out = new StringBuilder();

  private ReaderSource() {}

  static String of(List<Model> models) {
    ReaderSource source = new ReaderSource();
    source.line("package %s;".formatted(ReaderProcessor.PACKAGE));
    source.line("");
    source.line("import java.io.IOException;");
    source.line("import java.util.Map;");
    source.line("");
    source.line("/** Generated from the annotated interfaces. Reads their JSON token by token. */");
    source.line("final class %s {".formatted(models.get(0).readerClass()));
    source.line("  private %s() {}".formatted(models.get(0).readerClass()));
    models.forEach(source::method);
    source.line("}");
    return source.out.toString();
  }

  /** Appends the method that reads this model. */
  private void method(Model model) {
    line("");
    line(
        "  static %s %s(JsonTokens in) throws IOException {"
            .formatted(model.qualifiedName(), model.readerMethod()));
    line("    in.startObject();");
    line("    var builder = %s.builder();".formatted(model.qualifiedName()));
    line("    Map<String, Object> undeclared = null;");
    line("    long seen = 0;");
    line("    for (String name = in.nextMember(); name != null; name = in.nextMember()) {");
    line("      switch (name) {");
    List<Member> members = model.members();
    for (int i = 0; i < members.size(); i++) {
      line("        case \"%s\" -> {".formatted(members.get(i).jsonName()));
      line("          seen = JsonTokens.markSeen(seen, %d);".formatted(i));
      value(members.get(i));
      line("        }");
    }
    line("        default -> undeclared = in.addUndeclared(undeclared, name);");
    line("      }");
    line("      undeclared = in.keepUnreadable(undeclared, name);");
    line("    }");
    line("    return builder.putAllAdditionalProperties(in.keepUndeclared(undeclared)).build();");
    line("  }");
  }

  /** Appends the statements that read the value of this member and pass it to the builder. */
  private void value(Member member) {
    String setter = member.accessor();
    switch (member.shape()) {
      case ONE, OPTIONAL -> readOne(member, setter, "");
      case LIST -> {
        String start = member.codec().isPresent() ? "startTexts" : "startArray";
        line("          if (in.%s()) {".formatted(start));
        line("            while (in.nextElement()) {");
        String add = "add" + setter.substring(0, 1).toUpperCase(Locale.ROOT) + setter.substring(1);
        readOne(member, add, "    ");
        line("            }");
        line("          }");
      }
    }
  }

  private void readOne(Member member, String setter, String indent) {
    if (member.wrapsText() || (member.codec().isPresent() && !member.valueClass().equals("long"))) {
      String read = "in.%s()".formatted(member.codec().orElse("text"));
      String strict = member.strict() ? "in.strict(%s)".formatted(read) : read;
      line("%s          var value = %s;".formatted(indent, strict));
      String value = member.wrapsText() ? "new " + member.valueClass() + "(value)" : "value";
      line("%s          if (value != null) builder.%s(%s);".formatted(indent, setter, value));
    } else if (member.codec().isPresent()) {
      line("%s          builder.%s(in.%s());".formatted(indent, setter, member.codec().get()));
    } else {
      String simple = member.valueClass().substring(member.valueClass().lastIndexOf('.') + 1);
      String read = Model.decapitalized(simple);
      String check =
          member.strict() || member.shape() == Member.Shape.LIST ? "isPresent" : "isObject";
      line("%s          if (in.%s()) builder.%s(%s(in));".formatted(indent, check, setter, read));
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
