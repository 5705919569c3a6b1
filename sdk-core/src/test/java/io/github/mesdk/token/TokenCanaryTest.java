package io.github.mesdk.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mesdk.error.MeException;
import io.github.mesdk.error.TokenException;
import io.github.mesdk.testing.Secrets;
import io.github.mesdk.time.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts a secret wherever a token can be, and checks that no text of the SDK shows it. */
class TokenCanaryTest {
  private static final String SECRET = "canary-5ecret";
  private static final AccessToken ACCESS = AccessToken.of(SECRET + "-access", Instant.EPOCH);
  private static final StoredTokens STORED =
      StoredTokens.of(SECRET + "-refresh").withAccessToken(ACCESS);

  private final Deadline far = Deadlines.far();
  private final List<Object> texts = new ArrayList<>();

  @TempDir Path folder;

  private void recordFailure(Runnable call) {
    try {
      call.run();
    } catch (MeException failure) {
      texts.add(failure.problem());
      texts.add(failure.inCall("idp", 0));
      Secrets.assertAbsent(failure, "canary");
      Secrets.assertAbsent(failure.inCall("idp", 0), "canary");
    }
  }

  private void assertNoSecretRecorded() {
    assertThat(texts)
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text.toString()).doesNotContain("canary"));
  }

  @Test
  void noTokenProviderShowsItsToken() {
    TokenProvider fixed = TokenProvider.of(ACCESS);
    TokenProvider cached = TokenProvider.cachingBuilder(fixed).threads(Runnable::run).build();
    TokenProvider chain = TokenProvider.chain(cached, fixed, TokenProvider.from(() -> SECRET));
    for (TokenProvider source : List.of(fixed, cached, chain)) {
      AccessToken token = source.token();
      source.invalidate(token);
      texts.addAll(List.of(source, token));
    }
    assertNoSecretRecorded();
  }

  @Test
  void noExceptionShowsARejectedOrUnusableToken() {
    TokenProvider unusable = TokenProvider.from(() -> SECRET + "\n" + SECRET);
    recordFailure(unusable::token);
    recordFailure(TokenProvider.chain(TokenProvider.from(() -> null), unusable)::token);
    recordFailure(TokenProvider.cachingBuilder(unusable).threads(Runnable::run).build()::token);
    ScriptedTokens source = new ScriptedTokens();
    source.thenReturn(ACCESS.value()).thenThrow(TokenException.unavailable("down", null));
    TokenProvider cached = TokenProvider.cachingBuilder(source).threads(Runnable::run).build();
    cached.invalidate(cached.token());
    recordFailure(cached::token);
    recordFailure(cached::token);
    assertThat(texts).hasSize(10);
    assertNoSecretRecorded();
  }

  @Test
  void noStoreShowsItsTokens() throws Exception {
    Path file = folder.resolve("login");
    TokenStore inFile = TokenStore.file(file);
    for (TokenStore store : List.of(inFile, TokenStore.inMemory())) {
      texts.add(store.update(far, none -> Optional.of(STORED)));
      texts.add(store);
      recordFailure(() -> store.update(far, stored -> timeOut()));
    }
    String whole = Files.readString(file);
    assertThat(whole).contains(SECRET);
    for (int length = 0; length < whole.length(); length++) {
      Files.writeString(file, whole.substring(0, length));
      recordFailure(() -> inFile.read(far));
    }
    assertThat(texts).hasSizeGreaterThan(whole.length());
    assertNoSecretRecorded();
  }

  private static Optional<StoredTokens> timeOut() {
    throw TokenException.unavailable("late", null);
  }
}
