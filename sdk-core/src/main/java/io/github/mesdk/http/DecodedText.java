package io.github.mesdk.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A text to be shown, or what one of its encodings holds, as UTF-8 bytes. Each byte knows the part
 * of the shown text that it comes from. Control characters and other invisible characters are left
 * out, because a secret that contains them reads the same. Not thread-safe.
 */
final class DecodedText {
  /** The limit on the shown text, in characters: a span has 14 bits for each of its ends. */
  static final int MAX_LENGTH = 1 << 13;

  /** Stands for a character that an encoding has lost. */
  static final int LOST = '?';

  /** The limit on all decoded texts together, in bytes. */
  private static final int MAX_WORK = 1 << 17;

  private static final int POSITION_BITS = 14;

  /** The bit of a span that says that a line break in front of it was left out. */
  private static final int LINE_START = 1 << (2 * POSITION_BITS);

  /** The shown text, which holds the marks of all decoded texts. */
  private final DecodedText shown;

  /** The text, if it is printable ASCII: byte and character at an index are then the same. */
  private final @Nullable String ascii;

  private final byte[] bytes;
  private final int[] spans;
  private int size;
  private int work;
  private boolean isLineBreak;
  private @Nullable BitSet marks;

  private DecodedText(@Nullable DecodedText shown, @Nullable String ascii, int capacity) {
    this.shown = shown == null ? this : shown;
    this.ascii = ascii;
    this.size = ascii == null ? 0 : ascii.length();
    this.bytes = new byte[capacity];
    this.spans = new int[capacity];
  }

  /** Returns the text, which has at most {@link #MAX_LENGTH} characters. */
  static DecodedText of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return encoded(text);
      }
    }
    return new DecodedText(null, text, 0);
  }

  private static DecodedText encoded(String text) {
    DecodedText encoded = new DecodedText(null, null, 3 * text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      encoded.add(c, i << POSITION_BITS | end);
      i = end;
    }
    return encoded;
  }

  /** Returns these bytes as a text. */
  static DecodedText of(byte[] bytes) {
    DecodedText text = new DecodedText(null, null, bytes.length);
    for (byte b : bytes) {
      text.addByte(b & 0xff, 0);
    }
    return text;
  }

  /**
   * Returns an empty text of the same capacity, for what an encoding in this text holds. Returns
   * null if too much was decoded already.
   */
  @Nullable DecodedText decoded() {
    shown.work += size;
    return isComplete() ? new DecodedText(shown, null, size) : null;
  }

  /** Returns whether everything in the shown text was decoded. */
  boolean isComplete() {
    return shown.work <= MAX_WORK;
  }

  /** Returns how many bytes were decoded. */
  int work() {
    return shown.work;
  }

  /** Returns the part of the shown text from which these bytes come. */
  int span(int from, int to) {
    return ascii != null
        ? from << POSITION_BITS | to
        : (spans[from] & (-1 << POSITION_BITS)) | end(spans[to - 1]);
  }

  private static int end(int span) {
    return span & (1 << POSITION_BITS) - 1;
  }

  /** Adds a character of Unicode, unless it is invisible. */
  void add(int codePoint, int span) {
    int c = simple(codePoint);
    if (c < 0x80) {
      addByte(c, span);
    } else {
      for (byte b : Character.toString(c).getBytes(UTF_8)) {
        append(b & 0xff, span);
      }
    }
  }

  /** Returns the character that looks the same, or 0 for an invisible one. */
  private static int simple(int c) {
    if (c < 0x80) {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) { // ASCII in full width
      return c - 0xFEE0;
    }
    if (Character.isSpaceChar(c)) {
      return ' ';
    }
    boolean isInvisible =
        Character.isIdentifierIgnorable(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    return isInvisible ? 0 : c == 0xFFFD ? LOST : c;
  }

  /** Adds a byte of UTF-8 or of ASCII, unless it is a control character. */
  void addByte(int b, int span) {
    if (b < ' ' || b == 0x7f) {
      isLineBreak |= b == '\n' || b == '\r';
      return;
    }
    append(b, span);
    if ((b & 0xC0) == 0x80) {
      simplify();
    }
  }

  private void append(int b, int span) {
    bytes[size] = (byte) b;
    spans[size++] = isLineBreak ? span | LINE_START : span;
    isLineBreak = false;
  }

  /** Replaces the last character of UTF-8 if there is a simple one. */
  private void simplify() {
    int start = size - 1;
    while (start > 0 && start > size - 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    int c = new String(bytes, start, size - start, UTF_8).codePointAt(0);
    int simple = simple(c);
    if (simple < 0x80 && simple != c && simple != LOST) {
      int span = span(start, size);
      size = start;
      addByte(simple, span);
    }
  }

  /** Keeps the first bytes only, and separates what follows by a space. */
  void cut(int kept, int span) {
    size = kept;
    if (at(size - 1) != ' ') {
      addByte(' ', span);
    }
  }

  int size() {
    return size;
  }

  /** Returns the byte at an index, from 0x20 to 0xFF; 0 outside the text. */
  int at(int index) {
    if (index < 0 || index >= size) {
      return 0;
    }
    return ascii != null ? ascii.charAt(index) : bytes[index] & 0xff;
  }

  /** Same as {@link #at}, but equal for both cases of a letter, and for a space and a plus. */
  int folded(int index) {
    int b = at(index);
    if (b >= 'A' && b <= 'Z') {
      return b + ('a' - 'A');
    }
    return b == '+' ? ' ' : b;
  }

  /** Returns whether this text continues at an index as the other one does. */
  boolean isSame(int index, DecodedText other, int from, int length) {
    for (int i = 0; i < length; i++) {
      if (folded(index + i) != other.folded(from + i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns each run of eight bytes as a number. */
  LongStream runs() {
    return IntStream.rangeClosed(0, size - Long.BYTES).mapToLong(this::run);
  }

  private long run(int from) {
    long run = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      run = run << 8 | folded(i);
    }
    return run;
  }

  /** Returns the length of the word that ends at an index; 0 if it is not one of {@code words}. */
  int wordBefore(int end, String words) {
    int from = 0;
    while (from < words.length()) {
      int length = words.indexOf(' ', from) - from;
      int same = 0;
      while (same < length && folded(end - length + same) == words.charAt(from + same)) {
        same++;
      }
      if (same == length) {
        return length;
      }
      from += length + 1;
    }
    return 0;
  }

  /** Returns whether a line break was left out in front of the byte at an index. */
  boolean isLineStart(int index) {
    return ascii == null && index < size && (spans[index] & LINE_START) != 0;
  }

  /** Returns whether the byte at an index belongs to a word. */
  boolean isWord(int index) {
    int b = folded(index);
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b >= 0x80;
  }

  /** Marks the part of the shown text from which these bytes come. */
  void mark(int from, int to) {
    BitSet all = shown.marks;
    if (all == null) {
      all = new BitSet();
      shown.marks = all;
    }
    int span = span(from, to);
    all.set((span & ~LINE_START) >>> POSITION_BITS, end(span));
  }

  /** Returns the marked characters of the shown text, or null if there are none. */
  @Nullable BitSet marks() {
    return marks;
  }
}
