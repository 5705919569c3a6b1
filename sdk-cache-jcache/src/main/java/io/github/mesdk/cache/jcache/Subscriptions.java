package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.SecondLevel.Store.Listener;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/**
 * Registers listeners with an engine. An engine may send the factory of a listener to other
 * members. Therefore the factory holds only an id, which no other process knows.
 */
final class Subscriptions {
  private static final Map<String, Subscription> BY_ID = new ConcurrentHashMap<>();

  private Subscriptions() {}

  private record Subscription(String prefix, Listener listener) {}

  static void add(Cache<String, String> cache, String prefix, Listener listener) {
    String id = UUID.randomUUID().toString();
    BY_ID.put(id, new Subscription(prefix, listener));
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(new ById(id), null, false, false));
  }

  /** Creates the listener with an id, which does nothing in other processes. */
  private record ById(String id)
      implements Factory<CacheEntryListener<String, String>>, Serializable {

    @Override
    public CacheEntryListener<String, String> create() {
      return new Reporter(id);
    }
  }

  /** Reports the keys of all events with the prefix. */
  private record Reporter(String id)
      implements CacheEntryCreatedListener<String, String>,
          CacheEntryUpdatedListener<String, String>,
          CacheEntryRemovedListener<String, String>,
          Serializable {

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
      report(events);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
      report(events);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
      report(events);
    }

    private void report(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
      Subscription known = BY_ID.get(id);
      if (known != null) {
        for (CacheEntryEvent<? extends String, ? extends String> event : events) {
          if (event.getKey().startsWith(known.prefix)) {
            known.listener.changed(event.getKey());
          }
        }
      }
    }
  }
}
