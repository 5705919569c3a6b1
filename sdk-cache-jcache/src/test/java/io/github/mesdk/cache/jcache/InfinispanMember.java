package io.github.mesdk.cache.jcache;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;

/** A member of an Infinispan cluster on the loopback interface, without multicast. */
final class InfinispanMember implements AutoCloseable {
  private final Path configuration;
  private final CacheManager manager;

  /** Joins the member at the other port, if it is running. */
  InfinispanMember(int port, int otherPort) throws Exception {
    configuration = Files.createTempFile("infinispan", ".xml"); // one manager for each address
    try (InputStream file = InfinispanMember.class.getResourceAsStream("/infinispan.xml")) {
      Files.copy(requireNonNull(file), configuration, StandardCopyOption.REPLACE_EXISTING);
    }
    Map<String, String> settings =
        Map.of(
            "jgroups.bind_addr",
            "127.0.0.1",
            "jgroups.bind_port",
            "" + port,
            "jgroups.tcp.port_range",
            "0",
            "jgroups.tcpping.initial_hosts",
            "127.0.0.1[" + port + "],127.0.0.1[" + otherPort + "]");
    settings.forEach(System::setProperty); // read when the manager starts
    manager =
        Caching.getCachingProvider("org.infinispan.jcache.embedded.JCachingProvider")
            .getCacheManager(configuration.toUri(), null, null);
    settings.keySet().forEach(System::clearProperty);
  }

  Cache<String, String> cache() {
    return manager.getCache("mesdk");
  }

  @Override
  public void close() throws IOException {
    manager.close();
    Files.delete(configuration);
  }
}
