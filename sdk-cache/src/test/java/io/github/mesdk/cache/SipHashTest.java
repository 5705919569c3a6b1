package io.github.mesdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** Compares the hash with SipHash-1-3 of Bouncy Castle. */
class SipHashTest {
  private static final int MAX_LENGTH = 1_100;

  private final Random random = new Random(1);

  private static byte[] littleEndian(long first, long second) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(first)
        .putLong(second)
        .array();
  }

  private static byte[] expected(long key0, long key1, byte[] message) {
    SipHash128 mac = new SipHash128(1, 3);
    mac.init(new KeyParameter(littleEndian(key0, key1)));
    mac.update(message, 0, message.length);
    byte[] result = new byte[mac.getMacSize()];
    mac.doFinal(result, 0);
    return result;
  }

  @Test
  void textsOfAllLengthsHaveTheSameHashInBothImplementations() {
    for (int length = 0; length <= MAX_LENGTH; length++) {
      long key0 = random.nextLong();
      long key1 = random.nextLong();
      byte[] message = new byte[length];
      random.nextBytes(message);
      SipHash hash = SipHash.of(new String(message, StandardCharsets.ISO_8859_1), key0, key1);
      assertThat(littleEndian(hash.first(), hash.second()))
          .as("%s bytes", length)
          .isEqualTo(expected(key0, key1, message));
    }
  }
}
