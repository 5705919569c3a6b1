package io.github.mesdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One case of a file in {@code hostile/}. The head of each file explains the notation. */
public final class Hostile {
  private static final Pattern RAW = Pattern.compile("<((?:[0-9A-F]{2} ?)*)(?:x (\\d+))?>");

  private final String name;
  private final boolean answered;
  private final boolean kept;
  private final byte[] bytes;

  private Hostile(String name, boolean answered, boolean kept, byte[] bytes) {
    this.name = name;
    this.answered = answered;
    this.kept = kept;
    this.bytes = bytes;
  }

  /** Reads the cases of a file and replaces {@code $me} by {@code me}. */
  public static List<Hostile> of(String file, String me) {
    try (InputStream in = Hostile.class.getResourceAsStream("/hostile/" + file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> parse(line, me))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Hostile parse(String line, String me) {
    String[] cells = line.split(" +", 3);
    boolean answered =
        switch (cells[0]) {
          case "answer", "altered" -> true;
          case "refused" -> false;
          default -> throw new IllegalArgumentException(line);
        };
    boolean kept = cells[0].equals("answer");
    return new Hostile(cells[1], answered, kept, bytes(cells[2].replace("$me", me)));
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher raw = RAW.matcher(text);
    int end = 0;
    while (raw.find()) {
      out.writeBytes(text.substring(end, raw.start()).getBytes(UTF_8));
      byte[] once = HexFormat.of().parseHex(raw.group(1).replace(" ", ""));
      int times = raw.group(2) == null ? 1 : Integer.parseInt(raw.group(2));
      for (int i = 0; i < times; i++) {
        out.writeBytes(once);
      }
      end = raw.end();
    }
    out.writeBytes(text.substring(end).getBytes(UTF_8));
    return out.toByteArray();
  }

  /** The name of the case. */
  public String name() {
    return name;
  }

  /** Whether a body with these bytes is an answer; otherwise decoding fails. */
  public boolean answered() {
    return answered;
  }

  /** Whether the answer contains exactly this value. */
  public boolean kept() {
    return kept;
  }

  /** The bytes; callers must not modify them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes of the case, enclosed in two texts. */
  public byte[] between(String before, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before.getBytes(UTF_8));
    out.writeBytes(bytes);
    out.writeBytes(after.getBytes(UTF_8));
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
