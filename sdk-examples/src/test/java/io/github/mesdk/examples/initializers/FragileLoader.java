package io.github.mesdk.examples.initializers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Loads its own copy of the SDK, so that no class of it is initialized yet. It can fail once to
 * load a class, as a JVM without memory does.
 */
final class FragileLoader extends ClassLoader {
  private static final String SDK = "io.github.mesdk.";
  private static final String TEST_KIT = "io.github.mesdk.testkit.";

  private final @Nullable String failing;
  private final Set<String> needed = new ConcurrentSkipListSet<>();
  private volatile boolean hasFailed;
  private volatile boolean isBuilt;

  /**
   * Creates a loader.
   *
   * @param failing the class that cannot be loaded the first time; null for none
   */
  FragileLoader(@Nullable String failing) {
    super(FragileLoader.class.getClassLoader());
    this.failing = failing;
  }

  /** Marks the end of the preparations. Only loads after it are recorded or fail. */
  void built() {
    isBuilt = true;
  }

  /** The classes that a static initializer of the SDK was the first to need. */
  Set<String> neededByInitializers() {
    return needed;
  }

  /** Whether the class could not be loaded once. */
  boolean hasFailed() {
    return hasFailed;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isBuilt && isInInitializer()) {
      needed.add(name);
      if (name.equals(failing) && !hasFailed) {
        hasFailed = true;
        throw new OutOfMemoryError("simulated");
      }
    }
    if (!name.startsWith(SDK) || name.startsWith(TEST_KIT)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private static boolean isInInitializer() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames.anyMatch(frame ->
                frame.getMethodName().equals("<clinit>") && frame.getClassName().startsWith(SDK)));
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
