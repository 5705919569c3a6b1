package io.github.mesdk.cache;

import io.github.mesdk.error.ApiError;
import io.github.mesdk.error.ApiErrorBuilder;
import io.github.mesdk.error.ErrorKind;
import io.github.mesdk.error.UnauthenticatedReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The content of an entry of the second level, before it is sealed. Times are milliseconds of the
 * wall clock.
 *
 * @param isAnswer whether the entry holds an answer; otherwise it holds a rejection
 * @param loadedAt when the load started
 * @param usableUntil when the entry expires, whatever the settings of its reader
 * @param expiresAt when the credential or the session expires; {@link Long#MAX_VALUE} if unknown
 * @param stamp the generations that the entry was loaded with
 * @param subject the tombstone of the subject; zero for a rejection
 * @param payload the JSON of the answer, or the error of the rejection
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SharedEntry(
    boolean isAnswer,
    long loadedAt,
    long usableUntil,
    long expiresAt,
    byte[] stamp,
    Tombstone subject,
    byte[] payload) {
  static final int STAMP_BYTES = 16;
  static final Tombstone NO_SUBJECT = new Tombstone(0, 0);

  boolean hasStamp(byte[] current) {
    return Arrays.equals(stamp, current);
  }

  SharedEntry withStamp(byte[] current) {
    return new SharedEntry(isAnswer, loadedAt, usableUntil, expiresAt, current, subject, payload);
  }

  byte[] encoded() {
    return bytes(out -> {
      out.writeBoolean(isAnswer);
      out.writeLong(loadedAt);
      out.writeLong(usableUntil);
      out.writeLong(expiresAt);
      out.write(stamp);
      out.writeLong(subject.a());
      out.writeLong(subject.b());
      out.write(payload);
    });
  }

  /** Returns the entry that {@link #encoded()} wrote; empty for other bytes. */
  static Optional<SharedEntry> decoded(byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      boolean isAnswer = in.readBoolean();
      long loadedAt = in.readLong();
      long usableUntil = in.readLong();
      long expiresAt = in.readLong();
      byte[] stamp = new byte[STAMP_BYTES];
      in.readFully(stamp);
      Tombstone subject = new Tombstone(in.readLong(), in.readLong());
      return Optional.of(
          new SharedEntry(
              isAnswer, loadedAt, usableUntil, expiresAt, stamp, subject, in.readAllBytes()));
    } catch (IOException truncated) {
      return Optional.empty();
    }
  }

  /** Encodes the error of a rejection, without its headers and scopes. */
  static byte[] encoded(ApiError error) {
    return bytes(out -> {
      out.writeInt(error.status());
      out.writeUTF(error.reason().orElse(UnauthenticatedReason.UNKNOWN).name());
      writeText(error.code(), out);
      writeText(error.message(), out);
      writeText(error.requestId(), out);
      out.writeBoolean(error.retryable());
    });
  }

  /** Returns the error of a rejection; null if it cannot be read. */
  static @Nullable ApiError error(byte[] payload) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    try {
      ApiErrorBuilder error = ApiError.builder(in.readInt(), ErrorKind.UNAUTHENTICATED);
      error.reason(UnauthenticatedReason.valueOf(in.readUTF()));
      readText(in, error::code);
      readText(in, error::message);
      readText(in, error::requestId);
      return error.retryable(in.readBoolean()).build();
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static void writeText(Optional<String> text, DataOutputStream out) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  private static void readText(DataInputStream in, Consumer<String> setter) throws IOException {
    if (in.readBoolean()) {
      setter.accept(in.readUTF());
    }
  }

  private interface Writer {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
