package io.github.mesdk.examples.backend;

import io.github.mesdk.cache.MeCache;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the provider in memory fail. No application in production has this. */
@RestController
class Trouble {
  private final MockIdentityProvider provider;
  private final MeCache cache;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Outage outage = Outage.NONE;

  Trouble(MockIdentityProvider provider, MeCache cache) {
    this.provider = provider;
    this.cache = cache;
  }

  @GetMapping("/trouble/outage")
  Outage outage() {
    return outage;
  }

  @PutMapping("/trouble/outage/{kind}")
  void outage(@PathVariable("kind") Outage kind) {
    lock.lock(); // the page shows what the provider does, also if two pages change it at once
    try {
      kind.outcome()
          .ifPresentOrElse(
              outcome -> provider.outage(MockSystem.OIDC, outcome),
              () -> provider.recover(MockSystem.OIDC));
      outage = kind;
    } finally {
      lock.unlock();
    }
  }

  @DeleteMapping("/trouble/cache")
  void forgetAnswers() {
    cache.invalidateAll();
  }
}
