package io.github.mesdk.cache.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.SecondLevel.Store;
import io.github.mesdk.error.UnauthenticatedException;
import io.github.mesdk.testkit.MockIdentityProvider;
import io.github.mesdk.testkit.MockSystem;
import io.github.mesdk.testkit.MockUser;
import io.github.mesdk.testkit.Outcome;
import io.github.mesdk.token.AccessToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a program with write access to a real store may do to its entries: each damaged entry is a
 * miss and one upstream call, is reported and counted, and is then replaced. Each engine passes it.
 */
@Timeout(120)
public abstract class DamagedEntriesContract {
  private final String prefix = UUID.randomUUID().toString().substring(0, 8);
  private MockIdentityProvider provider;
  private String token;
  private SharingClient one;
  private SharingClient two;
  private final List<SharingClient> members = new ArrayList<>();

  /** Returns the store that the members share. */
  protected abstract Store store();

  /** Returns the values of all entries by their names, as the store holds them. */
  protected abstract Map<String, byte[]> entries() throws Exception;

  /** Sets the value of an entry, and keeps it longer than the test runs. */
  protected abstract void write(String name, byte[] value) throws Exception;

  protected abstract void remove(String name) throws Exception;

  @BeforeEach
  void startProvider() {
    provider = MockIdentityProvider.start();
    token = provider.token(MockSystem.TESTINY);
    one = member();
    two = member();
  }

  @AfterEach
  void stopProvider() throws Exception {
    members.forEach(SharingClient::close);
    if (provider != null) {
      for (String name : names("")) {
        remove(name);
      }
      provider.close();
    }
  }

  private SharingClient member() {
    return opened(new SharingClient(store(), prefix, provider.baseUrl(MockSystem.TESTINY)));
  }

  private SharingClient opened(SharingClient member) {
    members.add(member);
    return member;
  }

  private void assertCalls(int expected) {
    assertThat(provider.count(MockSystem.TESTINY)).as("upstream calls").isEqualTo(expected);
  }

  private List<String> names(String kind) throws Exception {
    return entries().keySet().stream().filter(name -> name.startsWith(prefix + kind)).toList();
  }

  /** Waits for the writes of a member, which end after its call. */
  private List<String> await(String kind, Predicate<List<String>> condition) throws Exception {
    List<String> found = names(kind);
    while (!condition.test(found)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(1_000_000);
      found = names(kind);
    }
    return found;
  }

  private String sharedEntry() throws Exception {
    String name = await(":a1:", found -> found.size() == 1).get(0);
    await(":l1:", List::isEmpty);
    return name;
  }

  private static void assertUnreadable(SharingClient member) {
    assertThat(member.seen).contains(CacheOutcome.SECOND_LEVEL_UNREADABLE);
    assertThat(member.seen).doesNotContain(CacheOutcome.SECOND_LEVEL_FAILED);
    assertThat(member.stats().secondLevelUnreadable()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aDamagedAnswerIsAMissAndOneUpstreamCall(Damage damage) throws Exception {
    long user = one.userId(token);
    String name = sharedEntry();
    write(name, damage.of(entries().get(name)));
    assertThat(two.userId(token)).isEqualTo(user);
    assertCalls(2);
    assertUnreadable(two);
    await(":l1:", List::isEmpty);
    assertThat(member().userId(token)).isEqualTo(user); // from the entry that replaced it
    assertCalls(2);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aDamagedRejectionIsAMissAndOneUpstreamCall(Damage damage) throws Exception {
    provider.script(token).thenAlways(Outcome.expiredToken());
    assertRejected(one);
    String name = sharedEntry();
    write(name, damage.of(entries().get(name)));
    assertRejected(two);
    assertCalls(2);
    assertUnreadable(two);
    await(":l1:", List::isEmpty);
    assertRejected(member());
    assertCalls(2);
  }

  private void assertRejected(SharingClient member) {
    assertThatThrownBy(() -> member.userId(token)).isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void entriesThatAreSwappedServeNoOneAnotherUser() throws Exception {
    MockUser second = provider.users(MockSystem.TESTINY).get(1);
    String other = provider.signIn(MockSystem.TESTINY, second);
    long user = one.userId(token);
    long otherUser = one.userId(other);
    List<String> names = await(":a1:", found -> found.size() == 2);
    await(":l1:", List::isEmpty);
    Map<String, byte[]> entries = entries();
    write(names.get(0), entries.get(names.get(1)));
    write(names.get(1), entries.get(names.get(0)));
    assertThat(two.userId(token)).isEqualTo(user).isNotEqualTo(otherUser);
    assertThat(two.userId(other)).isEqualTo(otherUser);
    assertCalls(4);
    assertUnreadable(two);
  }

  @Test
  void anEntryUnderAnotherSealingKeyIsAMissAndOneUpstreamCall() throws Exception {
    one.userId(token);
    sharedEntry();
    SharingClient other =
        opened(
            new SharingClient(
                store(),
                prefix,
                provider.baseUrl(MockSystem.TESTINY),
                "another key of 32 bytes in tests".getBytes(UTF_8)));
    other.userId(token);
    assertCalls(2);
    assertUnreadable(other);
  }

  static Stream<byte[]> garbage() {
    return Stream.of(new byte[0], "null".getBytes(UTF_8), new byte[Damage.HUGE_BYTES]);
  }

  /** Whatever the value is, it is not the one that the old answer was sealed with. */
  @ParameterizedTest
  @MethodSource("garbage")
  void overwrittenTombstonesEndOldAnswersAndMembersStillShareNewOnes(byte[] garbage)
      throws Exception {
    one.userId(token);
    sharedEntry();
    one.cache.invalidate(AccessToken.of(token));
    assertOnlyNewAnswersAreShared(await(":t1:", found -> !found.isEmpty()), garbage);
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void overwrittenEpochsEndOldAnswersAndMembersStillShareNewOnes(byte[] garbage) throws Exception {
    one.userId(token);
    sharedEntry();
    assertOnlyNewAnswersAreShared(await(":e1:all", found -> !found.isEmpty()), garbage);
  }

  private void assertOnlyNewAnswersAreShared(List<String> overwritten, byte[] garbage)
      throws Exception {
    for (String name : overwritten) {
      write(name, garbage);
    }
    two.userId(token);
    assertCalls(2);
    await(":l1:", List::isEmpty);
    member().userId(token);
    assertCalls(2);
  }

  /** No owner releases such a lease, so the wait for it ends with the lease time. */
  @ParameterizedTest
  @MethodSource("garbage")
  void anOverwrittenLeaseDelaysOneLoadAndCausesOneUpstreamCall(byte[] garbage) throws Exception {
    one.userId(token);
    remove(sharedEntry());
    String lease = one.leases.get(0);
    write(lease, garbage);
    two.userId(token);
    assertCalls(2);
    assertThat(entries().get(lease)).isEqualTo(garbage);
    await(":a1:", found -> found.size() == 1);
    member().userId(token);
    assertCalls(2);
  }
}
