package io.github.mesdk.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks credentials in text from a service, because some services repeat the token that they
 * reject. It masks the known secrets of one call, and text that looks like a secret. It finds them
 * in encoded form too, and in encodings of encodings: percent encoding, backslash escapes, HTML
 * entities, quoted-printable, base64, hexadecimal digits and lists of numbers. Only the text is
 * decoded, never a secret.
 *
 * <p>Of a long token it also masks each run of eight characters, because services shorten what they
 * repeat. Passwords, short tokens and tokens of letters may consist of ordinary words, so only the
 * whole of them counts.
 *
 * <p>Most calls show no text of a service. The search is therefore prepared on first use. Not
 * thread-safe: each request has its own.
 */
public final class Scrubber {
  private static final String MASK = "***";

  /** A text that can be decoded up to less than this length only is not shown at all. */
  private static final int MIN_LENGTH = 512;

  private static final int MAX_ENCODINGS = 4;

  /** The shortest secret to look for in decoded digits: any word may decode to a shorter one. */
  private static final int SHORTEST_IN_DIGITS = 4;

  /** The limit on the decoded bytes of all texts of a call, far above those of ordinary texts. */
  private static final int MAX_WORK = 1 << 22;

  /** A shorter secret counts only as a word of its own. */
  private static final int RUN = 8;

  private static final int LONG_TOKEN = 16;

  /** How many runs of four bytes a run of {@link #RUN} bytes has. */
  private static final int HASHES = RUN - Integer.BYTES + 1;

  private final List<String> secrets;
  private final List<String> passwords;
  private final List<DecodedText> longTokens = new ArrayList<>(0);
  private final List<DecodedText> others = new ArrayList<>(0);

  /** Secrets with blanks, without these: services replace blanks, and messages show one line. */
  private final List<DecodedText> withBlanks = new ArrayList<>(0);

  /** A Bloom filter of the secrets' runs of four bytes, because most texts contain no secret. */
  private long @Nullable [] filter;

  /** The runs of eight bytes in long tokens, in order; null until the filter finds one. */
  private long @Nullable [] runs;

  private int bytes;
  private int work;
  private int shortest = RUN;

  private Scrubber(List<String> secrets, List<String> passwords) {
    this.secrets = secrets;
    this.passwords = passwords;
  }

  /** Returns a scrubber for these secrets. */
  public static Scrubber of(Collection<String> secrets) {
    return of(secrets, List.of());
  }

  /**
   * Returns a scrubber for these secrets.
   *
   * @param passwords further secrets, which may contain ordinary words: a part of one is not masked
   */
  public static Scrubber of(Collection<String> secrets, Collection<String> passwords) {
    return new Scrubber(List.copyOf(secrets), List.copyOf(passwords));
  }

  /** Returns a scrubber for the same secrets, for another thread. */
  public Scrubber copy() {
    return new Scrubber(secrets, passwords);
  }

  /**
   * Returns {@code text} with every credential, known or suspected, replaced by {@code ***}.
   * Returns the same instance if there is nothing to mask. Cuts off what is beyond 8,192
   * characters, which is more than any message shows, and what would take too long to decode. Of a
   * text that was cut off, only the first half is shown, followed by an ellipsis, because the cut
   * may split a secret.
   */
  public String scrub(String text) {
    long[] prepared = prepare();
    if (text.length() < Math.min(shortest, SuspectedSecrets.SHORTEST)) {
      return text;
    }
    String shown = text;
    for (int length = DecodedText.MAX_LENGTH;
        work <= MAX_WORK && length >= MIN_LENGTH;
        length = shown.length() / 2) {
      shown = shown.length() <= length ? shown : shown.substring(0, length);
      DecodedText decoded = DecodedText.of(shown);
      mark(decoded, prepared, 1, MAX_ENCODINGS);
      work += decoded.work();
      if (decoded.isComplete()) {
        return masked(text, shown, decoded.marks());
      }
    }
    return MASK;
  }

  private long[] prepare() {
    long[] prepared = filter;
    if (prepared == null) {
      for (String secret : secrets) {
        add(secret, secret.length() >= LONG_TOKEN);
      }
      for (String password : passwords) {
        add(password, false);
      }
      prepared = new long[Math.max(4, Integer.highestOneBit(bytes) / 8)];
      addToFilter(longTokens, prepared);
      addToFilter(others, prepared);
      filter = prepared;
    }
    return prepared;
  }

  private void add(String secret, boolean mayBeLongToken) {
    if (secret.isBlank()) {
      return;
    }
    boolean isLongToken = mayBeLongToken;
    boolean isOfLetters = true;
    boolean isAscii = true;
    boolean hasBlanks = false;
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      isAscii &= c <= '~';
      hasBlanks |= c <= ' ' || (c > '~' && (Character.isISOControl(c) || Character.isSpaceChar(c)));
      isLongToken &= c > ' ' && c <= '~';
      isOfLetters &= Character.isLetter(c);
    }
    List<DecodedText> whole = hasBlanks ? withBlanks : others;
    add(DecodedText.of(secret), hasBlanks, isLongToken && !isOfLetters ? longTokens : whole);
    if (!isAscii) {
      shortest = 1; // the encoded text may have no printable part
      for (DecodedText form : SecretForms.of(secret)) {
        add(form, hasBlanks, whole);
      }
    }
  }

  private void add(DecodedText form, boolean hasBlanks, List<DecodedText> all) {
    DecodedText secret = hasBlanks ? form.withoutBlanks() : form;
    if (secret.size() > 0) {
      all.add(secret);
      bytes += secret.size();
      shortest = Math.min(shortest, secret.size());
    }
  }

  private static void addToFilter(List<DecodedText> secrets, long[] filter) {
    for (DecodedText secret : secrets) {
      int run = 0;
      for (int i = 0; i < secret.size(); i++) {
        run = run << 8 | secret.folded(i);
        int hash = hash(run, filter);
        filter[hash >>> 6] |= 1L << hash;
      }
    }
  }

  /** Returns the bit of the filter for a run of four bytes. */
  private static int hash(int run, long[] filter) {
    return (run * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(filter.length << 6) + 1);
  }

  /**
   * Marks the secrets in {@code text}.
   *
   * @param least the length of the shortest secret to look for
   * @param encodings how many encodings to decode
   */
  private void mark(@Nullable DecodedText text, long[] filter, int least, int encodings) {
    if (text == null) {
      return;
    }
    boolean isFound = markRuns(text, filter);
    for (int i = 0; i < others.size(); i++) { // an iterator would be allocated for each text
      DecodedText secret = others.get(i);
      if (secret.size() >= least && (isFound || secret.size() < RUN)) {
        markWhole(text, secret, false);
      }
    }
    for (int i = 0; i < withBlanks.size(); i++) {
      if (withBlanks.get(i).size() >= least) {
        markWhole(text, withBlanks.get(i), true);
      }
    }
    SuspectedSecrets.mark(text);
    if (encodings > 0) {
      markDecoded(text, filter, least, encodings - 1);
    }
  }

  private void markDecoded(DecodedText text, long[] filter, int least, int encodings) {
    String escapes = Decoders.escapes(text);
    String together = escapes.replace("=", "");
    if (!together.isEmpty()) {
      mark(Decoders.unescaped(text, together), filter, least, encodings);
    }
    for (int i = 0; i < escapes.length(); i++) {
      char one = escapes.charAt(i);
      if (one == Decoders.EQUALS || (together.length() > 1 && Decoders.isAlone(one))) {
        mark(Decoders.unescaped(text, String.valueOf(one)), filter, least, encodings);
      }
    }
    var digits = new DigitDecoder(text, shortest < SHORTEST_IN_DIGITS ? 0 : shortest);
    for (int i = 0; i < 7; i++) {
      int bits = i < 4 ? DigitDecoder.BASE64 : i < 6 ? DigitDecoder.HEX : DigitDecoder.DECIMAL;
      mark(digits.decoded(bits, i & 3), filter, SHORTEST_IN_DIGITS, encodings);
    }
  }

  /** Marks the runs of long tokens. Returns whether the text may contain another secret. */
  private boolean markRuns(DecodedText text, long[] filter) {
    boolean isFound = false;
    long run = 0;
    int hits = 0;
    for (int i = 0; i < text.size(); i++) {
      if (text.isIndent(i)) {
        continue; // a token in lines
      }
      run = run << 8 | text.folded(i);
      int hash = hash((int) run, filter);
      hits = (filter[hash >>> 6] & 1L << hash) == 0 ? 0 : hits + 1;
      if (hits >= HASHES) {
        isFound = true;
        if (isInLongToken(run)) {
          text.mark(startOfRun(text, i), i + 1);
        }
      }
    }
    return isFound;
  }

  private static int startOfRun(DecodedText text, int last) {
    int start = last;
    for (int left = RUN - 1; left > 0; start--) {
      left -= text.isIndent(start - 1) ? 0 : 1;
    }
    return start;
  }

  private boolean isInLongToken(long run) {
    long[] sorted = runs;
    if (sorted == null) {
      sorted = longTokens.stream().flatMapToLong(DecodedText::runs).sorted().toArray();
      runs = sorted;
    }
    return Arrays.binarySearch(sorted, run) >= 0;
  }

  private static void markWhole(DecodedText text, DecodedText secret, boolean skipsBlanks) {
    int length = secret.size();
    for (int i = 0; i + length <= text.size(); i++) {
      int end = text.endOf(i, secret, skipsBlanks);
      if (end > i && (length >= RUN || (!text.isWord(i - 1) && !text.isWord(end)))) {
        text.mark(i, end);
      }
    }
  }

  private static String masked(String text, String decoded, @Nullable BitSet marks) {
    boolean isCutOff = decoded.length() < text.length();
    if (marks == null && !isCutOff) {
      return decoded;
    }
    BitSet hidden = marks == null ? new BitSet() : marks;
    int end = isCutOff ? decoded.length() / 2 : decoded.length();
    StringBuilder masked = new StringBuilder();
    int shown = 0;
    for (int start = hidden.nextSetBit(0);
        start >= 0 && start < end;
        start = hidden.nextSetBit(shown)) {
      masked.append(decoded, shown, start).append(MASK);
      shown = hidden.nextClearBit(start);
    }
    masked.append(decoded, Math.min(shown, end), end);
    return masked.append(isCutOff ? "…" : "").toString();
  }
}
