package io.github.mesdk.cache.jcache;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.config.ClasspathXmlConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;

/** A member of a Hazelcast cluster on the loopback interface, without multicast and phone home. */
final class HazelcastMember implements AutoCloseable {
  private final HazelcastInstance instance;
  private final Cache<String, String> cache;

  /** Joins the members at the other ports, as far as they are running. */
  HazelcastMember(String cluster, int port, int... otherPorts) {
    Config config = new ClasspathXmlConfig("hazelcast.xml");
    config.setInstanceName(UUID.randomUUID().toString());
    config.setClusterName(cluster);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    for (int otherPort : otherPorts) {
      join.getTcpIpConfig().addMember("127.0.0.1:" + otherPort);
    }
    instance = Hazelcast.newHazelcastInstance(config);
    Properties properties = HazelcastCachingProvider.propertiesByInstanceItself(instance);
    CacheManager manager =
        Caching.getCachingProvider("com.hazelcast.cache.HazelcastMemberCachingProvider")
            .getCacheManager(null, null, properties);
    cache = manager.getCache("mesdk", String.class, String.class);
  }

  Cache<String, String> cache() {
    return cache;
  }

  int size() {
    return instance.getCluster().getMembers().size();
  }

  /** Ends this member without handing its data over. */
  void kill() {
    instance.getLifecycleService().terminate();
  }

  @Override
  public void close() {
    kill();
  }
}
