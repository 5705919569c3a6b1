package io.github.mesdk.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the HTTP/2 faults send the frames that they document. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2FaultsTest {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1);

  /** The method GET, the scheme https and the path /, as entries of HPACK's static table. */
  private static final byte[] GET_REQUEST = {(byte) 0x82, (byte) 0x87, (byte) 0x84};

  /** Status 200, as an entry of HPACK's static table. */
  private static final String STATUS_200 = "\u0088";

  /** A frame without its length. Each character of the payload is one byte. */
  private record Frame(int type, int flags, int stream, String payload) {}

  /** A minimal HTTP/2 client. */
  private static final class Client implements AutoCloseable {
    private final SSLSocket socket;
    private final DataInputStream in;
    private final OutputStream out;

    Client(FaultServer server, String protocol) throws IOException {
      int port = server.baseUrl().getPort();
      InetAddress here = InetAddress.getLoopbackAddress();
      socket = (SSLSocket) FaultServer.sslContext().getSocketFactory().createSocket(here, port);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void sendPreface() throws IOException {
      out.write(PREFACE);
      out.write(Frames.frame(Frames.SETTINGS, 0, 0));
    }

    void sendRequest(int stream) throws IOException {
      int flags = Frames.END_STREAM | Frames.END_HEADERS;
      out.write(Frames.frame(Frames.HEADERS, flags, stream, GET_REQUEST));
    }

    /** The next frame that belongs to a stream. */
    Frame next() throws IOException {
      while (true) {
        byte[] payload = new byte[in.readUnsignedByte() << 16 | in.readUnsignedShort()];
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        in.readFully(payload);
        if (stream != 0) {
          return new Frame(type, flags, stream, new String(payload, ISO_8859_1));
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static Client connectAndRequest(FaultServer server) throws IOException {
    Client client = new Client(server, "h2");
    client.sendPreface();
    client.sendRequest(1);
    return client;
  }

  /** Reads an incomplete HEADERS frame and two CONTINUATION frames. */
  private static String readContinuedHeaders(WireFault fault) throws IOException {
    try (FaultServer server = FaultServer.start(fault);
        Client client = connectAndRequest(server)) {
      Frame head = client.next();
      assertThat(head.type()).isEqualTo(Frames.HEADERS);
      assertThat(head.flags()).as("neither END_HEADERS nor END_STREAM is set").isZero();
      assertThat(head.payload()).startsWith(STATUS_200);
      Frame more = client.next();
      assertThat(more.type()).isEqualTo(Frames.CONTINUATION);
      assertThat(more.flags()).isZero();
      assertThat(client.next()).isEqualTo(more);
      return head.payload() + more.payload();
    }
  }

  @Test
  void emptyHeadersAreThreeBytesEach() throws Exception {
    assertThat(readContinuedHeaders(WireFault.HTTP_2_HEADERS_EMPTY))
        .isEqualTo(STATUS_200 + "\0".repeat(16_383));
  }

  @Test
  void anIndexedHeaderIsRepeatedByOneByte() throws Exception {
    assertThat(readContinuedHeaders(WireFault.HTTP_2_HEADER_REPEATED))
        .isEqualTo(STATUS_200 + "@\0\0" + "\u00be".repeat(16_384));
  }

  @Test
  void aStatusIsRepeatedInCompleteHeadersFrames() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.HTTP_2_STATUS_REPEATED);
        Client client = connectAndRequest(server)) {
      for (int i = 0; i < 1_000; i++) {
        Frame head = client.next();
        assertThat(head.type()).isEqualTo(Frames.HEADERS);
        assertThat(head.flags()).isEqualTo(Frames.END_HEADERS);
        assertThat(head.payload()).isEqualTo(STATUS_200);
      }
    }
  }

  @Test
  void aGzipNameIsEndless() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.HTTP_2_GZIP_NAME_ENDLESS);
        Client client = connectAndRequest(server)) {
      Frame head = client.next();
      assertThat(head.payload()).endsWith("\u000f\u000b\u0004gzip");
      Frame opened = client.next();
      assertThat(opened.type()).isEqualTo(Frames.DATA);
      assertThat(opened.payload()).startsWith("\u001f\u008b\b\b").hasSize(10); // FNAME is set
      for (int i = 0; i < 40; i++) {
        Frame more = client.next();
        assertThat(more.type()).isEqualTo(Frames.DATA);
        assertThat(more.flags()).isZero();
        assertThat(more.payload()).isEqualTo("a".repeat(16_384));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ALL,
      names = {"HTTP_2_.*", "(?!.*NOT_NEGOTIATED).*"})
  void theHandshakeFailsForClientsWithoutHttp2(WireFault fault) {
    try (FaultServer server = FaultServer.start(fault)) {
      assertThatThrownBy(() -> new Client(server, "http/1.1"))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("no_application_protocol");
    }
  }

  @Test
  void anHttp1ClientReceivesHttp2Frames() throws Exception {
    try (FaultServer server = FaultServer.start(WireFault.HTTP_2_NOT_NEGOTIATED);
        Client client = new Client(server, "http/1.1")) {
      client.out.write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(client.in.readAllBytes())
          .startsWith(0, 0, 0, Frames.SETTINGS)
          .endsWith(0, 0, 8, Frames.GOAWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_2_STREAM_ERROR", "HTTP_2_REFUSED", "HTTP_2_RESET_IN_BODY"})
  void aConnectionWithResetStreamsIsUsableAfterRecovery(WireFault fault) throws Exception {
    try (FaultServer server = FaultServer.start(fault, "{}");
        Client client = connectAndRequest(server)) {
      Frame last = client.next();
      while (last.type() != Frames.RST_STREAM) {
        last = client.next();
      }
      server.recover();
      client.sendRequest(3);
      Frame head = client.next();
      assertThat(head.payload()).isEqualTo(STATUS_200);
      Frame body = client.next();
      assertThat(body.payload()).isEqualTo("{}");
      assertThat(body.stream()).isEqualTo(3);
      assertThat(body.flags()).isEqualTo(Frames.END_STREAM);
    }
  }
}
