package io.github.mesdk.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates entries with AES-256-GCM. The name of the entry, the format version
 * and the key id are associated data, so an entry cannot be moved to another name.
 *
 * <p>The format is: a byte with the version, a byte with the length of the key id, the key id, 16
 * bytes of salt, 12 bytes of nonce, and the ciphertext with its tag. The salt gives each entry a
 * key of its own, so the number of entries under one sealing key has no practical limit.
 * Thread-safe.
 */
final class EntrySealer {
  static final byte VERSION = 1;

  /** The largest entry that is stored or opened, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Hmac> keys = new HashMap<>();
  private final String current;

  EntrySealer(Map<String, byte[]> keys, String current) {
    keys.forEach((id, key) -> this.keys.put(id, new Hmac(key)));
    this.current = current;
  }

  byte[] seal(String name, byte[] plain) {
    byte[] id = current.getBytes(UTF_8);
    byte[] salt = bytes(SALT);
    byte[] nonce = bytes(NONCE);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, current, salt, nonce, plain).orElseThrow();
    return ByteBuffer.allocate(2 + id.length + SALT + NONCE + sealed.length)
        .put(VERSION)
        .put((byte) id.length)
        .put(id)
        .put(salt)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /** Returns the content of an entry; empty if it cannot be opened. */
  Optional<byte[]> open(String name, byte[] entry) {
    if (entry.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(entry);
      if (in.get() != VERSION) {
        return Optional.empty();
      }
      String id = new String(next(in, in.get()), UTF_8);
      byte[] salt = next(in, SALT);
      byte[] nonce = next(in, NONCE);
      return in.remaining() >= TAG
          ? cipher(Cipher.DECRYPT_MODE, name, id, salt, nonce, next(in, in.remaining()))
          : Optional.empty();
    } catch (BufferUnderflowException | NegativeArraySizeException truncated) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> cipher(
      int mode, String name, String id, byte[] salt, byte[] nonce, byte[] text) {
    Hmac key = keys.get(id);
    if (key == null) {
      return Optional.empty();
    }
    byte[] own = key.of("seal".getBytes(UTF_8), salt);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(own, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
      cipher.updateAAD((VERSION + " " + id + " " + name).getBytes(UTF_8));
      return Optional.of(cipher.doFinal(text));
    } catch (GeneralSecurityException notAuthentic) {
      if (mode == Cipher.ENCRYPT_MODE) {
        throw new IllegalStateException("the JRE cannot encrypt with AES-GCM", notAuthentic);
      }
      return Optional.empty();
    }
  }

  /** Returns random bytes. */
  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] next(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
