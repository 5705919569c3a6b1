package io.github.mesdk.examples.documents;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.model.CurrentUser;
import io.github.mesdk.oauth2.OAuth2Issuer;
import io.github.mesdk.providers.github.GitHub;
import io.github.mesdk.testkit.MockIdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types in the public API of the published modules. */
public final class Published {
  /** One class of each published module, by the directory of the module. */
  public static final Map<String, Class<?>> MODULES =
      Map.of(
          "sdk-models", CurrentUser.class,
          "sdk-core", MeClient.class,
          "sdk-oauth2", OAuth2Issuer.class,
          "sdk-cache", MeCache.class,
          "sdk-providers", GitHub.class,
          "sdk-testkit", MockIdentityProvider.class);

  private Published() {}

  /** Returns the public types, nested ones included, in the exported packages of a module. */
  public static Stream<JavaClass> types(String module) {
    Path home = home(MODULES.get(module));
    Set<String> exported = exported(home);
    return classes(home).stream()
        .filter(type -> exported.isEmpty() || exported.contains(type.getPackageName()))
        .filter(Published::isAccessible);
  }

  /** Returns all classes of a module. */
  static JavaClasses classes(String module) {
    return classes(home(MODULES.get(module)));
  }

  private static JavaClasses classes(Path home) {
    ClassFileImporter importer = new ClassFileImporter();
    if (Files.isDirectory(home)) {
      return importer.importPath(home);
    }
    try (JarFile jar = new JarFile(home.toFile())) {
      return importer.importJar(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAccessible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isAnonymousClass()
        && type.getEnclosingClass().map(Published::isAccessible).orElse(true);
  }

  /** Returns the packages with an unqualified export; empty if the module has no descriptor. */
  private static Set<String> exported(Path home) {
    return ModuleFinder.of(home).findAll().stream()
        .map(ModuleReference::descriptor)
        .filter(descriptor -> !descriptor.isAutomatic())
        .flatMap(descriptor -> descriptor.exports().stream())
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toSet());
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
