package io.github.mesdk.testkit.wire;

import io.github.mesdk.testkit.wire.Disconnects.Stage;

/**
 * The fault that a {@link FaultServer} simulates. "The answer" is the regular answer that the
 * server was started with. Unless a fault says otherwise, the server sends the whole answer, with
 * status 200 and the correct length.
 */
public enum WireFault {
  // Bodies that are too large or wrongly compressed.
  /** The answer padded with spaces to 40 MiB, with the correct length. */
  BODY_OF_40_MIB(Bodies::large),
  /** An endless chunked body. */
  BODY_ENDLESS_IN_CHUNKS(Bodies::endlessChunks),
  /** An endless body without a length. */
  BODY_ENDLESS(Bodies::endless),
  /** A gzip body of one mebibyte that decompresses to one gibibyte. */
  GZIP_BOMB(Bodies::gzipBomb),
  /** A {@code deflate} body that decompresses to one gibibyte, for clients that support deflate. */
  DEFLATE_BOMB(Bodies::deflateBomb),
  /** An endless gzip body that decompresses to nothing. */
  GZIP_EMPTY_ENDLESS(Bodies::endlessGzipOfNothing),
  /** A gzip body whose header has an endless file name. */
  GZIP_NAME_ENDLESS(Bodies::endlessGzipName),
  /** The answer, declared as gzip but not compressed. */
  GZIP_NOT_COMPRESSED(Bodies::notCompressed),
  /** The answer, compressed twice with gzip and declared as such. */
  GZIP_TWICE(Bodies::compressedTwice),
  /** The answer as gzip with a wrong checksum. */
  GZIP_WRONG_CHECKSUM(Bodies::wrongChecksum),
  /** The answer as gzip with trailing bytes. */
  GZIP_TRAILING_BYTES(Bodies::moreAfterGzip),
  /** The first half of the answer as gzip. */
  GZIP_CUT(Bodies::halfOfGzip),

  // Status lines and headers.
  /** Status 99. */
  STATUS_99(Statuses.line("HTTP/1.1 99 Low")),
  /** Status 600. */
  STATUS_600(Statuses.line("HTTP/1.1 600 High")),
  /** Status 1000. */
  STATUS_1000(Statuses.line("HTTP/1.1 1000 Long")),
  /** A status that is not a number. */
  STATUS_ABC(Statuses.line("HTTP/1.1 abc Hm")),
  /** A negative status. */
  STATUS_NEGATIVE(Statuses.line("HTTP/1.1 -20 Less")),
  /** Status 200 without a reason phrase and without the space before it. */
  STATUS_WITHOUT_REASON(Statuses.line("HTTP/1.1 200")),
  /** A status line with HTTP version 9.9, which does not exist. */
  STATUS_HTTP_VERSION_9_9(Statuses.line("HTTP/9.9 200 OK")),
  /** An endless status line. */
  STATUS_LINE_ENDLESS(Headers::endlessStatusLine),
  /** Status 101 for a client that has not requested an upgrade. */
  STATUS_101(Statuses::switchProtocols),
  /** Endless 103 responses without a final status. */
  STATUS_103_ENDLESS(Statuses.endless("103 Early Hints")),
  /** Status 204 with a body. */
  STATUS_204_WITH_BODY(Statuses.withBody("204 No Content")),
  /** Status 205 with a body. */
  STATUS_205_WITH_BODY(Statuses.withBody("205 Reset Content")),
  /** Status 304 with a body, for a request without a condition. */
  STATUS_304_WITH_BODY(Statuses.withBody("304 Not Modified")),
  /** One header of 8 MiB. */
  HEADER_OF_8_MIB(Headers::huge),
  /** Endless headers. */
  HEADERS_ENDLESS(Headers::endless),
  /** Endless headers of one letter each. */
  HEADERS_OF_A_LETTER(Headers::endlessLetters),
  /** A header line without a colon. */
  HEADER_WITHOUT_COLON(Headers.withLine("this is no header")),
  /** A header without a name. */
  HEADER_WITHOUT_NAME(Headers.withLine(": no name")),
  /** A header with a NUL in its value. */
  HEADER_WITH_NUL(Headers.withLine("X-Nul: a\0b")),
  /** A header with bytes that are neither ASCII nor UTF-8. */
  HEADER_NOT_TEXT(Headers.withLine("X-Text: \u00e9\u00ff")),
  /** A header folded over two lines, which is obsolete. */
  HEADER_FOLDED(Headers.withLine("X-Folded: one\r\n two")),
  /** Lines that end with a line feed only. */
  LINES_LF_ONLY(Headers::withoutReturns),
  /** A cookie for all later requests. */
  COOKIE(Headers.withLine("Set-Cookie: session=stolen; Path=/")),

  // Lengths and chunks.
  /** A declared length that is 100 bytes too long, then a close. */
  LENGTH_TOO_LONG(Framings.tooLong(true)),
  /** A declared length that is 100 bytes too long, then silence. */
  LENGTH_TOO_LONG_AND_SILENT(Framings.tooLong(false)),
  /** A declared length that is five bytes too short. */
  LENGTH_TOO_SHORT(Framings::tooShort),
  /** A negative length. */
  LENGTH_NEGATIVE(Framings.answerWithHeaders("Content-Length: -%d")),
  /** A length that is not a number. */
  LENGTH_NOT_A_NUMBER(Framings.answerWithHeaders("Content-Length: %d bytes")),
  /** A length that does not fit in 64 bits. */
  LENGTH_OVERFLOW(Framings.answerWithHeaders("Content-Length: 99999999999999999999")),
  /** Two different lengths; the second is correct. */
  LENGTH_TWICE(Framings::twoLengths),
  /** A wrong length and a chunked body. */
  LENGTH_AND_CHUNKS(Framings::lengthAndChunks),
  /** A chunk size that is not a number. */
  CHUNK_SIZE_NOT_A_NUMBER(Framings.chunkOfSize("many")),
  /** A negative chunk size. */
  CHUNK_SIZE_NEGATIVE(Framings.chunkOfSize("-5")),
  /** A chunk size that does not fit in 64 bits. */
  CHUNK_SIZE_OVERFLOW(Framings.chunkOfSize("fffffffffffffffff")),
  /** A chunk that is longer than its size. */
  CHUNK_OVERRUN(Framings::chunkOverrun),
  /** The first part of a chunk, then a close. */
  CHUNK_CUT(Framings::chunkTruncated),
  /** Complete chunks, then a close instead of the last chunk. */
  CHUNK_LAST_MISSING(Framings::lastChunkMissing),
  /** A chunk size line with an endless extension. */
  CHUNK_EXTENSION_ENDLESS(Framings::endlessExtension),
  /** A complete body with endless trailers. */
  TRAILERS_ENDLESS(Framings::endlessTrailers),

  // Connections that are closed or reset.
  /** Closes the connection right after it is accepted. */
  CLOSE_AT_ONCE(connection -> {}),
  /** Closes the connection after the request. */
  CLOSE_BEFORE_REPLY(Disconnects.closeAt(Stage.BEFORE_REPLY)),
  /** Closes the connection in the middle of the status line. */
  CLOSE_IN_STATUS_LINE(Disconnects.closeAt(Stage.STATUS_LINE)),
  /** Closes the connection between two headers. */
  CLOSE_IN_HEADERS(Disconnects.closeAt(Stage.HEADERS)),
  /** Closes the connection in the middle of the body. */
  CLOSE_IN_BODY(Disconnects.closeAt(Stage.BODY)),
  /** Closes the connection after the answer, without {@code Connection: close}. */
  CLOSE_AFTER_ANSWER(Disconnects::closeAfterAnswer),
  /** Closes only its sending side, without a reply. */
  HALF_CLOSE(Disconnects::halfClose),
  /** Resets the connection right after it is accepted. */
  RESET_AT_ONCE(FaultConnection::reset),
  /** Resets the connection after the request. */
  RESET_BEFORE_REPLY(Disconnects.resetAt(Stage.BEFORE_REPLY)),
  /** Resets the connection in the middle of the status line. */
  RESET_IN_STATUS_LINE(Disconnects.resetAt(Stage.STATUS_LINE)),
  /** Resets the connection between two headers. */
  RESET_IN_HEADERS(Disconnects.resetAt(Stage.HEADERS)),
  /** Resets the connection in the middle of the body. */
  RESET_IN_BODY(Disconnects.resetAt(Stage.BODY)),
  /** Answers the first request of a connection, and resets it at the second. */
  RESET_ON_REUSE(Disconnects::resetSecondRequest),
  /** Sends a reply before the request, and none after it. */
  ANSWER_BEFORE_REQUEST(Disconnects::answerBeforeRequest),
  /** Sends two answers to one request: the second is {@code {"userId":666,"sub":"666"}}. */
  ANSWER_TWICE(Disconnects.secondAnswer("{\"userId\":666,\"sub\":\"666\"}")),

  // Silence, and replies that are sent one byte at a time.
  /** Never sends anything. */
  SILENT(Silences::noReply),
  /** Stops two bytes before the end of the body, with the connection open. */
  SILENT_IN_BODY(Silences::inBody),
  /** An endless status line, one byte at a time. */
  DRIP_STATUS_LINE(Silences::dripStatusLine),
  /** Endless headers, one byte at a time. */
  DRIP_HEADERS(Silences::dripHeaders),
  /** A body with a declared length of 1,000,000 bytes, one byte at a time. */
  DRIP_BODY(Silences::dripBody),

  // Redirects.
  /** Status 301 to another origin. */
  REDIRECT_301(Redirects.toOtherOrigin("301 Moved Permanently")),
  /** Status 302 to another origin. */
  REDIRECT_302(Redirects.toOtherOrigin("302 Found")),
  /** Status 303 to another origin. */
  REDIRECT_303(Redirects.toOtherOrigin("303 See Other")),
  /** Status 307 to another origin. */
  REDIRECT_307(Redirects.toOtherOrigin("307 Temporary Redirect")),
  /** Status 308 to another origin. */
  REDIRECT_308(Redirects.toOtherOrigin("308 Permanent Redirect")),
  /** Endless redirects to the path {@code /} of the same server. */
  REDIRECT_LOOP(Redirects.to("/")),
  /** Endless redirects to new paths of the same server. */
  REDIRECT_CHAIN(Redirects::chain),
  /** A redirect to a {@code file:} URL. */
  REDIRECT_TO_FILE(Redirects.to("file:///etc/hostname")),
  /** A redirect to an invalid URL. */
  REDIRECT_TO_INVALID_URL(Redirects.to("http://[::bad")),

  // Not HTTP.
  /** The banner of an SSH server. */
  SSH_BANNER(NonHttpServers.sendOnConnect("SSH-2.0-OpenSSH_9.6\r\n")),
  /** The answer without status line and headers. */
  HTTP_0_9(NonHttpServers::bodyAlone),
  /** A TLS alert in reply to plain HTTP. */
  PLAIN_TLS_ALERT(NonHttpServers.reply("\25\3\3\0\2\2\106")),
  /** Ten thousand pseudo-random bytes. */
  NOISE(NonHttpServers::noise),

  // Content types and character encodings.
  /** The answer with the content type of HTML. */
  JSON_DECLARED_HTML(ContentTypes.declaredHtml()),
  /** An HTML page with the content type of JSON. */
  HTML_DECLARED_JSON(ContentTypes.page("application/json")),
  /** The answer in UTF-16, declared as UTF-16. */
  UTF_16(ContentTypes.encoded("UTF-16", "application/json; charset=utf-16")),
  /** The answer in UTF-16, declared as UTF-8. */
  UTF_16_DECLARED_UTF_8(ContentTypes.encoded("UTF-16LE", "application/json; charset=utf-8")),
  /** The answer in UTF-8 with an unknown charset. */
  CHARSET_UNKNOWN(ContentTypes.encoded("UTF-8", "application/json; charset=klingon")),
  /** The answer with a byte order mark. */
  BYTE_ORDER_MARK(ContentTypes.behind(0xef, 0xbb, 0xbf)),
  /** The answer with bytes that are not valid UTF-8. */
  UTF_8_INVALID(ContentTypes.withMember('a', 0xff, 0xfe)),
  /** The answer with an overlong encoding: a slash in two bytes. */
  UTF_8_OVERLONG(ContentTypes.withMember(0xc0, 0xaf)),
  /** An empty body. */
  BODY_EMPTY(ContentTypes.body("")),
  /** The answer twice in one body. */
  BODY_TWICE(ContentTypes::twice),

  // TLS; the URL is https.
  /** Accepts the connection and never sends a handshake message. */
  TLS_SILENT(true, Handshakes::silent),
  /** A handshake, one byte at a time. */
  TLS_DRIP(true, Handshakes::drip),
  /** Closes the connection in the handshake. */
  TLS_CLOSE(true, Handshakes::cut),
  /** Resets the connection in the handshake. */
  TLS_RESET(true, Handshakes::reset),
  /** Rejects the handshake with a fatal alert. */
  TLS_ALERT(true, Handshakes::alert),
  /** Replies to the TLS handshake in plain HTTP. */
  TLS_PLAIN_HTTP_REPLY(true, Handshakes::plainHttp),
  /** A certificate for another host. */
  TLS_OTHER_HOST(true, Handshakes.as(TlsIdentity::ofAnotherHost)),
  /** An expired certificate. */
  TLS_EXPIRED(true, Handshakes.as(TlsIdentity::expired)),
  /** A certificate that no trusted authority has signed. */
  TLS_UNTRUSTED(true, Handshakes.as(TlsIdentity::untrusted)),
  /** Ends a body that has no declared length with a TCP close, without close_notify. */
  TLS_CUT(true, Handshakes::cutWithoutCloseNotify),
  /** Endless key update requests. */
  TLS_KEY_UPDATES(true, Handshakes::keyUpdates),

  // HTTP/2; the URL is https. The handshake fails for a client that does not offer HTTP/2.
  /** Accepts requests and sends no reply. */
  HTTP_2_SILENT(true, Http2::silent),
  /** GOAWAY instead of a reply. */
  HTTP_2_GOAWAY(true, Http2::goAway),
  /** RST_STREAM with REFUSED_STREAM for each request. */
  HTTP_2_REFUSED(true, Http2.streamError(Frames.REFUSED_STREAM)),
  /** RST_STREAM with INTERNAL_ERROR for each request. */
  HTTP_2_STREAM_ERROR(true, Http2.streamError(Frames.INTERNAL_ERROR)),
  /** RST_STREAM in the body. */
  HTTP_2_RESET_IN_BODY(true, Http2::resetInBody),
  /** Closes the connection in the middle of the body. */
  HTTP_2_CLOSE_IN_BODY(true, Http2::closeInBody),
  /** An endless body that ignores flow control. */
  HTTP_2_BODY_ENDLESS(true, Http2::endlessBody),
  /** Endless CONTINUATION frames with small headers. */
  HTTP_2_HEADERS_ENDLESS(true, Bombs::endlessHeaders),
  /** Endless CONTINUATION frames with empty headers. */
  HTTP_2_HEADERS_EMPTY(true, Bombs::emptyHeaders),
  /** Endless CONTINUATION frames that repeat one indexed header with each byte. */
  HTTP_2_HEADER_REPEATED(true, Bombs::repeatedHeader),
  /** One header with a declared length of two gigabytes. */
  HTTP_2_HEADER_HUGE(true, Bombs::hugeHeader),
  /** Endless complete HEADERS frames for one request. */
  HTTP_2_STATUS_REPEATED(true, Bombs::statuses),
  /** A gzip body whose header has an endless file name. */
  HTTP_2_GZIP_NAME_ENDLESS(true, Bombs::gzipName),
  /** A frame that is longer than the client allows. */
  HTTP_2_FRAME_TOO_LONG(true, Http2::frameTooLong),
  /** Endless pings and no reply. */
  HTTP_2_PINGS(true, Http2::pings),
  /** Negotiates HTTP/2 and replies in HTTP/1.1. */
  HTTP_2_IS_HTTP_1(true, Http2::http1Reply),
  /** Negotiates HTTP/1.1, then sends HTTP/2 frames and GOAWAY. */
  HTTP_2_NOT_NEGOTIATED(true, Http2::unrequestedHttp2);

  private final boolean needsTls;

  @SuppressWarnings("ImmutableEnumChecker") // scripts are stateless
  private final Script script;

  WireFault(Script script) {
    this(false, script);
  }

  WireFault(boolean needsTls, Script script) {
    this.needsTls = needsTls;
    this.script = script;
  }

  /** Whether this is a fault of TLS or HTTP/2, whose server always has an https URL. */
  public boolean needsTls() {
    return needsTls;
  }

  Script script() {
    return script;
  }
}
