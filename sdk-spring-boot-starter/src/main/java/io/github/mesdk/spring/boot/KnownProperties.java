package io.github.mesdk.spring.boot;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Rejects misspelled properties. Spring Boot would ignore {@code mesdk.isuer}, and then protect the
 * application with a generated password. Variables of the environment and system properties are not
 * checked, because other programs use them too.
 */
final class KnownProperties {
  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("mesdk");
  private static final List<Class<?>> TYPES = List.of(ClientProperties.class, Root.class);

  private static final Set<String> SHARED =
      Set.of(
          StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);

  private KnownProperties() {}

  /** The properties that exist once. */
  private record Root(Map<String, ClientProperties> clients, MeSecurityProperties security) {}

  /** Fails if a property below {@code mesdk} does not exist. */
  static void check(Environment environment) {
    names(environment)
        .filter(name -> TYPES.stream().noneMatch(type -> isKnown(type, name, 1)))
        .findFirst()
        .ifPresent(unknown -> {
          throw new MeConfigurationException(
              "the property " + unknown + " does not exist", "Correct its name, or remove it.");
        });
  }

  /** Returns a property that needs a client; empty if there is none. */
  static Optional<String> ofAClient(Environment environment) {
    return names(environment)
        .filter(name -> isKnown(ClientProperties.class, name, 1))
        .map(ConfigurationPropertyName::toString)
        .findFirst();
  }

  private static Stream<ConfigurationPropertyName> names(Environment environment) {
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .filter(source -> !isShared(source))
        .flatMap(KnownProperties::names)
        .filter(ROOT::isAncestorOf);
  }

  private static boolean isShared(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> underlying
        && SHARED.contains(underlying.getName());
  }

  private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
    return source instanceof IterableConfigurationPropertySource all ? all.stream() : Stream.of();
  }

  private static boolean isKnown(Class<?> type, ConfigurationPropertyName name, int depth) {
    if (depth == name.getNumberOfElements()) {
      return true;
    }
    String element = name.getElement(depth, ConfigurationPropertyName.Form.UNIFORM);
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().toLowerCase(Locale.ROOT).equals(element)) {
        return isKnownBelow(component.getType(), name, depth + 1);
      }
    }
    return false;
  }

  private static boolean isKnownBelow(Class<?> type, ConfigurationPropertyName name, int depth) {
    if (type.isRecord()) {
      return isKnown(type, name, depth);
    }
    if (type == Map.class) {
      return depth == name.getNumberOfElements()
          || isKnown(ClientProperties.class, name, depth + 1);
    }
    return depth == name.getNumberOfElements() || name.isNumericIndex(depth);
  }
}
