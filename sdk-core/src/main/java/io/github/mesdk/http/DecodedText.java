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

  /** The bit of a span that says that a line break or tab in front of it was left out. */
  private static final int LINE_START = 1 << (2 * POSITION_BITS);

  /** The bit of a span that says that an escape character in front of it was left out. */
  private static final int ESCAPED = LINE_START << 1;

  /** The shown text, which holds the marks of all decoded texts. */
  private final DecodedText shown;

  /** The text, if it is printable ASCII: byte and character at an index are then the same. */
  private final @Nullable String ascii;

  private final byte[] bytes;
  private final int[] spans;
  private int size;
  private int work;
  private int nextFlags;
  private int tagStart;
  private int tagEnd = -1;
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
    int c = SimpleCharacters.of(codePoint);
    if (c < 0x80) {
      addByte(c, span);
    } else {
      for (byte b : Character.toString(c).getBytes(UTF_8)) {
        append(b & 0xff, span);
      }
    }
  }

  /** Adds a byte of UTF-8 or of ASCII, unless it is a control character. */
  void addByte(int b, int span) {
    if (b < ' ' || b == 0x7f) {
      nextFlags |= b >= '\t' && b <= '\r' ? LINE_START : b == 0x1b ? ESCAPED : 0;
      return;
    }
    append(b, span);
    if ((b & 0xC0) == 0x80) {
      simplify();
    }
  }

  private void append(int b, int span) {
    int flags = isIndent(size - 1) ? nextFlags | LINE_START : nextFlags;
    bytes[size] = (byte) b;
    spans[size++] = span | flags;
    nextFlags = 0;
  }

  /** Replaces the last character of UTF-8 if there is a simple one. */
  private void simplify() {
    int start = size - 1;
    while (start > 0 && start > size - 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    int c = new String(bytes, start, size - start, UTF_8).codePointAt(0);
    int simple = SimpleCharacters.of(c);
    if (simple != c && simple != LOST && SimpleCharacters.utf8Length(simple) <= size - start) {
      int span = span(start, size);
      size = start;
      add(simple, span);
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

  /**
   * Returns where {@code secret} ends if it starts at an index, or -1.
   *
   * @param skipsBlanks whether blanks in this text do not count, as those after a line break
   */
  int endOf(int index, DecodedText secret, boolean skipsBlanks) {
    int end = index;
    for (int i = 0; i < secret.size; i++) {
      while (i > 0 && (skipsBlanks ? isBlank(end) : secret.at(i) != ' ' && isIndent(end))) {
        end++;
      }
      if (folded(end++) != secret.folded(i)) {
        return -1;
      }
    }
    return end;
  }

  /** Returns whether the byte at an index is a space, or stands for one in a form or in a mail. */
  private boolean isBlank(int index) {
    int b = folded(index);
    return b == ' ' || b == '_';
  }

  DecodedText withoutBlanks() {
    DecodedText all = new DecodedText(null, null, size);
    for (int i = 0; i < size; i++) {
      if (!isBlank(i)) {
        all.append(at(i), 0);
      }
    }
    return all;
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

  /** Returns whether a line break or tab was left out in front of the byte at an index. */
  boolean isLineStart(int index) {
    return hasFlag(index, LINE_START);
  }

  /** Returns whether an escape character was left out in front of the byte at an index. */
  boolean isEscaped(int index) {
    return hasFlag(index, ESCAPED);
  }

  /** Returns whether the byte at an index is a space that begins a line. */
  boolean isIndent(int index) {
    return hasFlag(index, LINE_START) && bytes[index] == ' ';
  }

  private boolean hasFlag(int index, int flag) {
    return ascii == null && index >= 0 && index < size && (spans[index] & flag) != 0;
  }

  /** Returns the index of the first > after an index; the size if there is none. */
  int tagEnd(int index) {
    if (index < tagStart || index > tagEnd) {
      tagStart = index;
      tagEnd = index;
      while (tagEnd < size && at(tagEnd) != '>') {
        tagEnd++;
      }
    }
    return tagEnd;
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
    all.set(end(span >>> POSITION_BITS), end(span));
  }

  /** Returns the marked characters of the shown text, or null if there are none. */
  @Nullable BitSet marks() {
    return marks;
  }
}
