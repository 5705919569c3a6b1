package io.github.mesdk.codegen;

import java.util.List;
import java.util.Locale;

/** The source of the class that reads the models of one package. */
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
    source.line("/** Generated from the annotated interfaces: reads them token by token. */");
    source.line("final class %s {".formatted(models.get(0).readerClass()));
    source.line("  private %s() {}".formatted(models.get(0).readerClass()));
    models.forEach(source::method);
    source.line("}");
    return source.out.toString();
  }

  private void method(Model model) {
    line("");
    line(
        "  static %s %s(Tokens in) throws IOException {"
            .formatted(model.qualifiedName(), model.readerMethod()));
    line("    in.object();");
    line("    var made = %s.builder();".formatted(model.qualifiedName()));
    line("    Map<String, Object> others = null;");
    line("    long seen = 0;");
    line("    for (String name = in.member(); name != null; name = in.member()) {");
    line("      switch (name) {");
    List<Member> members = model.members();
    for (int i = 0; i < members.size(); i++) {
      line("        case \"%s\" -> {".formatted(members.get(i).json()));
      line("          seen = Tokens.once(seen, %d);".formatted(i));
      value(members.get(i));
      line("        }");
    }
    line("        default -> others = in.other(others, name);");
    line("      }");
    line("    }");
    line("    return made.putAllAdditionalProperties(in.leave(others)).build();");
    line("  }");
  }

  private void value(Member member) {
    String setter = member.accessor();
    switch (member.shape()) {
      case ONE, OPTIONAL -> one(member, setter, "");
      case LIST -> {
        line("          if (in.array()) {");
        line("            while (in.element()) {");
        String add = "add" + setter.substring(0, 1).toUpperCase(Locale.ROOT) + setter.substring(1);
        one(member, add, "    ");
        line("            }");
        line("          }");
      }
    }
  }

  private void one(Member member, String setter, String indent) {
    if (member.open() || (member.codec().isPresent() && !member.value().equals("long"))) {
      String read = member.codec().orElse("text");
      line("%s          var value = in.%s();".formatted(indent, read));
      String value = member.open() ? "new " + member.value() + "(value)" : "value";
      line("%s          if (value != null) made.%s(%s);".formatted(indent, setter, value));
    } else if (member.codec().isPresent()) {
      line("%s          made.%s(in.%s());".formatted(indent, setter, member.codec().get()));
    } else {
      String simple = member.value().substring(member.value().lastIndexOf('.') + 1);
      String read = Model.decapitalized(simple);
      line("%s          if (in.present()) made.%s(%s(in));".formatted(indent, setter, read));
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
