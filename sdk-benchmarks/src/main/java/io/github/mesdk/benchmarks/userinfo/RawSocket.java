package io.github.mesdk.benchmarks.userinfo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mesdk.benchmarks.Row;
import io.github.mesdk.benchmarks.Variant;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a prepared request and discards the answer: the floor of any blocking client. */
final class RawSocket {
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)\r\n");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Socket socket;
  private final byte[] request;
  private final byte[] buffer = new byte[64 * 1024];

  /** The number of bytes in each reply, which is the same for all. */
  private final int replyBytes;

  private RawSocket(URI address) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(UserInfoClients.PATH, address.getAuthority(), UserInfoClients.TOKEN)
            .getBytes(US_ASCII);
    replyBytes = firstReply();
  }

  static Variant variant(URI address) {
    try {
      RawSocket raw = new RawSocket(address);
      return new Variant(Row.RAW_SOCKET, raw::call);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private int firstReply() throws IOException {
    socket.getOutputStream().write(request);
    StringBuilder text = new StringBuilder();
    while (text.indexOf(END_OF_HEAD) < 0) {
      text.append(new String(buffer, 0, read(0), US_ASCII));
    }
    Matcher length = LENGTH.matcher(text);
    if (!length.find()) {
      throw new IOException("the reply has no Content-Length");
    }
    int bytes =
        text.indexOf(END_OF_HEAD) + END_OF_HEAD.length() + Integer.parseInt(length.group(1));
    for (int received = text.length(); received < bytes; received += read(0)) {
      // discard the rest of the body
    }
    return bytes;
  }

  private Integer call() throws IOException {
    socket.getOutputStream().write(request);
    int received = 0;
    while (received < replyBytes) {
      received += read(received);
    }
    return received;
  }

  private int read(int offset) throws IOException {
    InputStream in = socket.getInputStream();
    int count = in.read(buffer, offset, buffer.length - offset);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    return count;
  }
}
