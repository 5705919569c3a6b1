package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mesdk.CacheOutcome;
import io.github.mesdk.cache.contract.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** An entry that cannot be opened is a miss and leads to one upstream call. */
@Timeout(60)
class SealedEntryTest extends FleetFixture {
  private static final byte[] OTHER = "another key of 32 bytes for test".getBytes(UTF_8);

  private String answerKey() {
    return memory.values().keySet().stream()
        .filter(key -> key.contains(":a1:"))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] flipped(byte[] entry, int index) {
    byte[] copy = entry.clone();
    copy[index] ^= 1;
    return copy;
  }

  @TestFactory
  Stream<DynamicTest> aDamagedEntryIsAMissAndOneUpstreamCall() {
    Map<String, UnaryOperator<byte[]>> damages =
        Map.of(
            "tampered at the end", entry -> flipped(entry, entry.length - 1),
            "tampered in the nonce", entry -> flipped(entry, 25),
            "truncated in the tag", entry -> Arrays.copyOf(entry, entry.length - 5),
            "truncated in the head", entry -> Arrays.copyOf(entry, 3),
            "empty", entry -> new byte[0],
            "of an old format", entry -> flipped(entry, 0),
            "with a negative length", entry -> new byte[] {1, -1, 0, 0},
            "of an unknown key", entry -> flipped(entry, 2),
            "huge", entry -> Arrays.copyOf(entry, EntrySealer.MAX_BYTES + 1),
            "other text", entry -> "null".getBytes(UTF_8));
    return damages.entrySet().stream()
        .map(damage ->
            DynamicTest.dynamicTest(
                damage.getKey(), () -> new SealedEntryTest().assertMiss(damage.getValue())));
  }

  private void assertMiss(UnaryOperator<byte[]> damage) {
    one.get("t");
    awaitWrites();
    String key = answerKey();
    memory.damage(key, damage.apply(memory.values().get(key)));
    assertThat(two.get("t")).isEqualTo(user(7));
    assertLoads(2);
    assertThat(two.seen).containsOnlyOnce(CacheOutcome.SECOND_LEVEL_UNREADABLE);
    assertThat(two.cache.stats().secondLevelUnreadable()).isEqualTo(1);
    awaitWrites();
    assertThat(member().get("t")).isEqualTo(user(7)); // repaired
    assertLoads(2);
  }

  @Test
  void anEntryOfAnotherUserIsAMiss() {
    one.get("mallory");
    awaitWrites();
    byte[] entry = memory.values().get(answerKey());
    memory.restart();
    provider = () -> user(8);
    one.get("ada");
    awaitWrites();
    memory.damage(answerKey(), entry);
    assertThat(two.get("ada")).isEqualTo(user(8));
    assertLoads(3);
  }

  @Test
  void anEntryUnderAnotherKeyIsAMiss() {
    one.get("t");
    awaitWrites();
    Member other = new Member(builder().secondLevel(SecondLevel.of(store, NAMES, "k1", OTHER)));
    other.get("t");
    assertLoads(2);
    assertThat(other.seen).contains(CacheOutcome.SECOND_LEVEL_UNREADABLE);
  }

  @Test
  void aReplacedKeyStillOpensEntries() {
    one.get("t");
    awaitWrites();
    SecondLevel rotated = SecondLevel.of(store, NAMES, "k2", OTHER).withOpeningKey("k1", KEY);
    new Member(builder().secondLevel(rotated)).get("t");
    assertLoads(1);
  }

  @Test
  void membersWithAnotherNamesKeyOrPrefixShareNothing() {
    one.get("t");
    awaitWrites();
    new Member(builder().secondLevel(SecondLevel.of(store, OTHER, "k1", KEY))).get("t");
    new Member(builder().secondLevel(secondLevel().withPrefix("other"))).get("t");
    assertLoads(3);
  }

  @Test
  void theStoreHoldsNeitherTheTokenNorPersonalData() {
    String token = "secret-token-of-ada";
    one.get(token);
    one.cache.invalidateSubject("testiny", "subject-77");
    awaitWrites();
    MemoryStore raw = memory;
    assertThat(raw.values())
        .isNotEmpty()
        .allSatisfy((key, value) ->
            assertThat(key + new String(value, StandardCharsets.ISO_8859_1))
                .doesNotContain(token)
                .doesNotContain("ada@")
                .doesNotContain("subject-77"));
  }

  @Test
  void twoEntriesWithTheSameContentDiffer() {
    EntrySealer sealer = new EntrySealer(Map.of("k", KEY), "k");
    assertThat(sealer.seal("name", NAMES)).isNotEqualTo(sealer.seal("name", NAMES));
    assertThat(sealer.open("name", sealer.seal("name", NAMES))).hasValue(NAMES);
    assertThat(sealer.open("other", sealer.seal("name", NAMES))).isEmpty();
  }

  @Test
  void shortKeysAndOddIdsAreRefused() {
    for (byte[] key : List.of(new byte[0], new byte[31])) {
      assertThatThrownBy(() -> SecondLevel.of(store, NAMES, "k", key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 32 random bytes");
    }
    assertThatThrownBy(() -> SecondLevel.of(store, NAMES, "", KEY)).hasMessageContaining("keyId");
    assertThatThrownBy(() -> secondLevel().withPrefix("a:b")).hasMessageContaining("prefix");
    assertThatThrownBy(() -> secondLevel().withOpeningKey("k1", KEY)).hasMessageContaining("k1");
    assertThat(secondLevel().toString()).isEqualTo("SecondLevel{mesdk, key k1}");
  }
}
