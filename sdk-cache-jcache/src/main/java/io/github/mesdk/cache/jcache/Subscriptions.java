package io.github.mesdk.cache.jcache;

import io.github.mesdk.cache.SecondLevel.Store.Listener;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
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
 * members. Therefore the factory holds only an id, which no other process knows. Thread-safe.
 */
final class Subscriptions {
  /** Weak, because an engine may outlive the caches that subscribed. */
  private static final Map<String, WeakReference<Subscription>> BY_ID = new ConcurrentHashMap<>();

  private final Cache<String, String> cache;

  /** Not registered yet, because that may block, and fails without the engine. */
  private final Queue<Subscription> waiting = new ConcurrentLinkedQueue<>();

  /** Guards the registration. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Keeps the subscriptions for as long as their store. */
  private final List<Subscription> registered = new ArrayList<>();

  Subscriptions(Cache<String, String> cache) {
    this.cache = cache;
  }

  private record Subscription(String prefix, Listener listener) {}

  void add(String prefix, Listener listener) {
    waiting.add(new Subscription(prefix, listener));
  }

  /**
   * Registers the listeners that wait. Called before each operation, so that no operation succeeds
   * without them.
   *
   * @throws RuntimeException of the engine if it cannot register a listener
   */
  void register() {
    if (!waiting.isEmpty()) {
      lock.lock();
      try {
        for (Subscription next = waiting.peek(); next != null; next = waiting.peek()) {
          register(next);
          waiting.remove();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void register(Subscription subscription) {
    BY_ID.values().removeIf(reference -> reference.get() == null);
    String id = UUID.randomUUID().toString();
    BY_ID.put(id, new WeakReference<>(subscription));
    try {
      cache.registerCacheEntryListener(
          new MutableCacheEntryListenerConfiguration<>(new ById(id), null, false, false));
    } catch (Throwable failure) { // also an Error, such as that of a jar that is missing
      BY_ID.remove(id);
      throw failure;
    }
    registered.add(subscription);
    // Operations may have failed before, while the program kept answers of the provider.
    subscription.listener.missed();
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
      WeakReference<Subscription> reference = BY_ID.get(id);
      Subscription known = reference == null ? null : reference.get();
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
