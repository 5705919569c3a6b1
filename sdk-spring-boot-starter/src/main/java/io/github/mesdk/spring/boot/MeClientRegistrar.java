package io.github.mesdk.spring.boot;

import io.github.mesdk.AnswerCache;
import io.github.mesdk.MeClient;
import io.github.mesdk.cache.MeCache;
import io.github.mesdk.cache.MeCacheBuilder;
import io.github.mesdk.cache.SecondLevel;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Registers a client and a cache for each configured client, unless the application declares its
 * own: for a single client any bean of the type, for one of several a bean of the same name.
 */
final class MeClientRegistrar implements ImportBeanDefinitionRegistrar {
  private static final String CACHE_CLASS = "io.github.mesdk.cache.MeCache";

  private final Environment environment;
  private final ListableBeanFactory beans;

  MeClientRegistrar(Environment environment, BeanFactory beans) {
    this.environment = environment;
    // Spring passes no narrower type, and no factory of an application context is less.
    this.beans = (ListableBeanFactory) beans;
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importing, BeanDefinitionRegistry registry) {
    KnownProperties.check(environment);
    Map<String, ClientProperties> clients = ConfiguredClients.of(environment);
    if (clients.isEmpty() && names(beans, MeClient.class).length == 0) {
      KnownProperties.ofAClient(environment).ifPresent(MeClientRegistrar::rejectWithoutClient);
    }
    boolean hasCaches = ClassUtils.isPresent(CACHE_CLASS, MeClientRegistrar.class.getClassLoader());
    clients.forEach((client, settings) -> {
      String cacheBean = ConfiguredClients.cacheBean(client);
      boolean isCached = hasCaches && settings.cache().enabled();
      if (isCached && isMissing(client, cacheBean, AnswerCache.class, registry)) {
        registry.registerBeanDefinition(cacheBean, Caches.definition(beans, settings.cache()));
      }
      String clientBean = ConfiguredClients.clientBean(client);
      if (isMissing(client, clientBean, MeClient.class, registry)) {
        registry.registerBeanDefinition(clientBean, client(client));
      }
    });
  }

  private static void rejectWithoutClient(String property) {
    throw new MeConfigurationException(
        property + " is set, but neither mesdk.provider nor mesdk.issuer",
        "Set mesdk.provider or mesdk.issuer.");
  }

  private boolean isMissing(
      String client, String bean, Class<?> type, BeanDefinitionRegistry registry) {
    if (registry.containsBeanDefinition(bean)) {
      return false;
    }
    boolean isSingle = client.equals(ConfiguredClients.SINGLE);
    return !isSingle || names(beans, type).length == 0;
  }

  private static String[] names(ListableBeanFactory beans, Class<?> type) {
    return beans.getBeanNamesForType(type, true, false);
  }

  private RootBeanDefinition client(String client) {
    RootBeanDefinition definition = new RootBeanDefinition(MeClient.class);
    definition.setInstanceSupplier(() -> beans.getBean(MeClientFactory.class).create(client));
    definition.setDestroyMethodName("close");
    return definition;
  }

  /** Only loaded if {@code sdk-cache} is on the class path. */
  private static final class Caches {
    static RootBeanDefinition definition(BeanFactory beans, ClientProperties.Cache settings) {
      RootBeanDefinition definition = new RootBeanDefinition(MeCache.class);
      definition.setInstanceSupplier(() -> build(beans, settings));
      return definition;
    }

    private static MeCache build(BeanFactory beans, ClientProperties.Cache settings) {
      MeCacheBuilder builder = MeCache.builder();
      SecondLevel shared = beans.getBeanProvider(SecondLevel.class).getIfAvailable();
      if (shared != null) {
        builder.secondLevel(shared);
      }
      return builder
          .timeToLive(settings.timeToLive())
          .staleIfError(settings.staleIfError())
          .negativeTimeToLive(settings.negativeTimeToLive())
          .maximumSize(settings.maximumSize())
          .build();
    }
  }
}
