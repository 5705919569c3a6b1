package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** Our SipHash is SipHash: it agrees with the one of Bouncy Castle. */
class SipHashTest {
  private static final int LONGEST = 1_100;

  private final Random random = new Random(1);

  private static byte[] littleEndian(long first, long second) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(first)
        .putLong(second)
        .array();
  }

  private static byte[] ours(SipHash hash, byte[] message) {
    int whole = message.length - message.length % SipHash.WORD;
    int half = whole / 2 - whole / 2 % SipHash.WORD;
    byte[] rest = new byte[whole - half];
    System.arraycopy(message, half, rest, 0, rest.length);
    hash.begin();
    hash.words(message, half);
    hash.words(rest, rest.length);
    hash.end(message, whole, message.length - whole);
    return littleEndian(hash.first(), hash.second());
  }

  private static byte[] theirs(long key0, long key1, byte[] message) {
    SipHash128 mac = new SipHash128();
    mac.init(new KeyParameter(littleEndian(key0, key1)));
    mac.update(message, 0, message.length);
    byte[] result = new byte[mac.getMacSize()];
    mac.doFinal(result, 0);
    return result;
  }

  @Test
  void messagesOfEveryLengthHaveTheHashThatAnotherImplementationGives() {
    long key0 = random.nextLong();
    long key1 = random.nextLong();
    SipHash hash = new SipHash(key0, key1);
    for (int length = 0; length <= LONGEST; length++) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      assertThat(ours(hash, message)).as("%s bytes", length).isEqualTo(theirs(key0, key1, message));
    }
  }

  @Test
  void aKeyDigestHashesTheBytesOfAToken() {
    long key0 = random.nextLong();
    long key1 = random.nextLong();
    KeyDigest digest = new KeyDigest(new SipHash(key0, key1));
    for (int length : new int[] {1, 7, 8, 40, 1_023, 1_024, 1_025, 5_000}) {
      String token = "t".repeat(length);
      Credential credential = digest.credentialOf(token);
      assertThat(littleEndian(credential.a(), credential.b()))
          .as("%s characters", length)
          .isEqualTo(theirs(key0, key1, token.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
