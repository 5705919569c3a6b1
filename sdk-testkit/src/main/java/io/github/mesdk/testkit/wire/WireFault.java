package io.github.mesdk.testkit.wire;

import io.github.mesdk.testkit.wire.Endings.Stage;

/**
 * What a {@link FaultServer} does wrong. "The answer" is the JSON that the server was given; where
 * nothing else is said it comes whole, with status 200 and its right length.
 */
public enum WireFault {
  // Bodies that are too large, or not packed as they say.
  /** The answer with spaces behind it, 40 MiB in all, and the right length. */
  BODY_OF_40_MIB(Bodies::large),
  /** A body in chunks, without an end. */
  BODY_ENDLESS_IN_CHUNKS(Bodies::endlessChunks),
  /** A body without a length and without an end. */
  BODY_ENDLESS(Bodies::endless),
  /** A gzipped mebibyte that unpacks to a gibibyte. */
  GZIP_BOMB(Bodies::gzipBomb),
  /** The same in the coding {@code deflate}, which is unpacked by clients that know it. */
  DEFLATE_BOMB(Bodies::deflateBomb),
  /** Gzip without an end that unpacks to nothing. */
  GZIP_OF_NOTHING(Bodies::endlessGzipOfNothing),
  /** Gzip whose header has a file's name without an end. */
  GZIP_NAME_ENDLESS(Bodies::endlessGzipName),
  /** The answer, called gzipped but plain. */
  GZIP_THAT_IS_NONE(Bodies::notPacked),
  /** The answer gzipped twice, and saying so. */
  GZIP_TWICE(Bodies::packedTwice),
  /** The gzipped answer with a wrong checksum. */
  GZIP_CHECKSUM(Bodies::wrongChecksum),
  /** The gzipped answer, and bytes after its end. */
  GZIP_WITH_MORE(Bodies::moreAfterGzip),
  /** The first half of the gzipped answer. */
  GZIP_CUT(Bodies::halfOfGzip),

  // Status lines and headers.
  /** Status 99. */
  STATUS_99(Statuses.line("HTTP/1.1 99 Low")),
  /** Status 600. */
  STATUS_600(Statuses.line("HTTP/1.1 600 High")),
  /** Status 1000. */
  STATUS_1000(Statuses.line("HTTP/1.1 1000 Long")),
  /** A status that is no number. */
  STATUS_ABC(Statuses.line("HTTP/1.1 abc Hm")),
  /** A negative status. */
  STATUS_NEGATIVE(Statuses.line("HTTP/1.1 -20 Less")),
  /** Status 200 without a word and without the space before it. */
  STATUS_WITHOUT_REASON(Statuses.line("HTTP/1.1 200")),
  /** A version of HTTP that there is not. */
  STATUS_OF_HTTP_9(Statuses.line("HTTP/9.9 200 OK")),
  /** A status line that does not end. */
  STATUS_LINE_ENDLESS(Headers::endlessStatusLine),
  /** 101 to a client that has asked for no other protocol. */
  STATUS_101(Statuses::switching),
  /** 103 again and again, and never a final status. */
  STATUS_103_ENDLESS(Statuses.endless("103 Early Hints")),
  /** 204 with a body. */
  STATUS_204_WITH_BODY(Statuses.withBody("204 No Content")),
  /** 205 with a body. */
  STATUS_205_WITH_BODY(Statuses.withBody("205 Reset Content")),
  /** 304 with a body, to a client that has asked for no comparison. */
  STATUS_304_WITH_BODY(Statuses.withBody("304 Not Modified")),
  /** One header of 8 MiB. */
  HEADER_OF_8_MIB(Headers::huge),
  /** Headers without an end. */
  HEADERS_ENDLESS(Headers::endless),
  /** Headers of one letter, without an end. */
  HEADERS_OF_A_LETTER(Headers::endlessLetters),
  /** A line between the headers that has no colon. */
  HEADER_WITHOUT_COLON(Headers.with("this is no header")),
  /** A header without a name. */
  HEADER_WITHOUT_NAME(Headers.with(": nobody")),
  /** A header with a NUL in its value. */
  HEADER_WITH_NUL(Headers.with("X-Nul: a\0b")),
  /** A header in bytes that are not ASCII and not UTF-8. */
  HEADER_NOT_TEXT(Headers.with("X-Text: \u00e9\u00ff")),
  /** A header folded over two lines, as was once allowed. */
  HEADER_FOLDED(Headers.with("X-Folded: one\r\n two")),
  /** Lines that end with a line feed alone. */
  LINES_WITHOUT_RETURNS(Headers::withoutReturns),
  /** A cookie for every later request. */
  COOKIE(Headers.with("Set-Cookie: session=stolen; Path=/")),

  // Lengths and chunks.
  /** A length of a hundred bytes too many, and then the end. */
  LENGTH_TOO_LONG(Framings.tooLong(true)),
  /** A length of a hundred bytes too many, and then silence. */
  LENGTH_TOO_LONG_AND_SILENT(Framings.tooLong(false)),
  /** A length of five bytes too few. */
  LENGTH_TOO_SHORT(Framings::tooShort),
  /** A negative length. */
  LENGTH_NEGATIVE(Framings.answerUnder("Content-Length: -%d")),
  /** A length that is no number. */
  LENGTH_NO_NUMBER(Framings.answerUnder("Content-Length: %d bytes")),
  /** A length beyond 64 bits. */
  LENGTH_OVERFLOW(Framings.answerUnder("Content-Length: 99999999999999999999")),
  /** Two different lengths; the second is right. */
  LENGTH_TWICE(Framings::twoLengths),
  /** A wrong length beside chunks. */
  LENGTH_AND_CHUNKS(Framings::lengthAndChunks),
  /** A chunk whose size is no number. */
  CHUNK_SIZE_NO_NUMBER(Framings.chunkOfSize("many")),
  /** A chunk of negative size. */
  CHUNK_SIZE_NEGATIVE(Framings.chunkOfSize("-5")),
  /** A chunk whose size is beyond 64 bits. */
  CHUNK_SIZE_OVERFLOW(Framings.chunkOfSize("fffffffffffffffff")),
  /** A chunk that is longer than its size. */
  CHUNK_OVERRUN(Framings::chunkOverrun),
  /** Half of a chunk, and then the end. */
  CHUNK_CUT(Framings::chunkCut),
  /** Chunks, and then the end without the last one. */
  CHUNK_LAST_MISSING(Framings::lastChunkMissing),
  /** A line with a chunk's size that does not end. */
  CHUNK_EXTENSION_ENDLESS(Framings::endlessExtension),
  /** A whole body, and trailers without an end. */
  TRAILERS_ENDLESS(Framings::endlessTrailers),

  // Connections that end early, or late, or not.
  /** Closes as soon as it has accepted. */
  CLOSE_AT_ONCE(connection -> {}),
  /** Closes when it has read the request. */
  CLOSE_BEFORE_REPLY(Endings.closeAt(Stage.BEFORE_REPLY)),
  /** Closes in the status line. */
  CLOSE_IN_STATUS_LINE(Endings.closeAt(Stage.STATUS_LINE)),
  /** Closes between the headers. */
  CLOSE_IN_HEADERS(Endings.closeAt(Stage.HEADERS)),
  /** Closes in the body. */
  CLOSE_IN_BODY(Endings.closeAt(Stage.BODY)),
  /** Closes after the answer, without having said so. */
  CLOSE_AFTER_ANSWER(Endings::closeAfterAnswer),
  /** Closes its own side only, without a reply. */
  HALF_CLOSE(Endings::halfClose),
  /** Resets as soon as it has accepted. */
  RESET_AT_ONCE(FaultConnection::reset),
  /** Resets when it has read the request. */
  RESET_BEFORE_REPLY(Endings.resetAt(Stage.BEFORE_REPLY)),
  /** Resets in the status line. */
  RESET_IN_STATUS_LINE(Endings.resetAt(Stage.STATUS_LINE)),
  /** Resets between the headers. */
  RESET_IN_HEADERS(Endings.resetAt(Stage.HEADERS)),
  /** Resets in the body. */
  RESET_IN_BODY(Endings.resetAt(Stage.BODY)),
  /** Answers a connection's first request well, and resets at the second. */
  RESET_ON_REUSE(Endings::resetSecondRequest),
  /** Answers before it is asked, and then never. */
  ANSWER_UNASKED(Endings::answerUnasked),
  /** Sends two answers for one request: the second is {@code {"userId":666,"sub":"666"}}. */
  ANSWER_TWICE(Endings.secondAnswer("{\"userId\":666,\"sub\":\"666\"}")),

  // Silence, and drips that do not end.
  /** Never says anything. */
  SILENT(Silences::noAnswer),
  /** Falls silent two bytes before the end of the body. */
  SILENT_IN_BODY(Silences::inBody),
  /** A status line, a byte at a time. */
  DRIP_STATUS_LINE(Silences::dripStatusLine),
  /** Headers, a byte at a time. */
  DRIP_HEADERS(Silences::dripHeaders),
  /** A body, a byte at a time. */
  DRIP_BODY(Silences::dripBody),

  // Redirects.
  /** 301 to another origin. */
  REDIRECT_301(Redirects.elsewhere("301 Moved Permanently")),
  /** 302 to another origin. */
  REDIRECT_302(Redirects.elsewhere("302 Found")),
  /** 303 to another origin. */
  REDIRECT_303(Redirects.elsewhere("303 See Other")),
  /** 307 to another origin. */
  REDIRECT_307(Redirects.elsewhere("307 Temporary Redirect")),
  /** 308 to another origin. */
  REDIRECT_308(Redirects.elsewhere("308 Permanent Redirect")),
  /** A redirect to itself. */
  REDIRECT_LOOP(Redirects.to("/")),
  /** Redirects from page to page of its own, without an end. */
  REDIRECT_CHAIN(Redirects::chain),
  /** A redirect to a file. */
  REDIRECT_TO_FILE(Redirects.to("file:///etc/hostname")),
  /** A redirect to what is no address. */
  REDIRECT_NOWHERE(Redirects.to("http://[::bad")),

  // Not HTTP.
  /** Greets as an SSH server. */
  SSH_BANNER(NonHttpServers.saying("SSH-2.0-OpenSSH_9.6\r\n")),
  /** The answer without status line and headers. */
  HTTP_0_9(NonHttpServers::bodyAlone),
  /** An alert of TLS in reply to plain HTTP. */
  TLS_ON_PLAIN(NonHttpServers.replying("\25\3\3\0\2\2\106")),
  /** Ten thousand bytes of chance. */
  NOISE(NonHttpServers::noise),

  // Texts.
  /** The answer, called HTML. */
  TYPE_OF_HTML(Texts.calledHtml()),
  /** A page of HTML, called JSON. */
  HTML_CALLED_JSON(Texts.page("application/json")),
  /** The answer in UTF-16, and saying so. */
  UTF_16(Texts.encoded("UTF-16", "application/json; charset=utf-16")),
  /** The answer in UTF-16, called UTF-8. */
  UTF_16_CALLED_UTF_8(Texts.encoded("UTF-16LE", "application/json; charset=utf-8")),
  /** The answer in UTF-8, called something that no machine knows. */
  CHARSET_UNKNOWN(Texts.encoded("UTF-8", "application/json; charset=klingon")),
  /** The answer behind a byte order mark. */
  BYTE_ORDER_MARK(Texts.behind(0xef, 0xbb, 0xbf)),
  /** The answer with bytes that are not UTF-8. */
  UTF_8_INVALID(Texts.withMember('a', 0xff, 0xfe)),
  /** The answer with a slash in two bytes instead of one. */
  UTF_8_OVERLONG(Texts.withMember(0xc0, 0xaf)),
  /** Not a byte of a body. */
  BODY_EMPTY(Texts.body("")),
  /** The answer twice in one body. */
  BODY_TWICE(Texts::twice),

  // TLS; the address is https.
  /** Takes the connection and says nothing. */
  TLS_SILENT(true, Handshakes::silent),
  /** A handshake, a byte at a time. */
  TLS_DRIP(true, Handshakes::drip),
  /** Closes in the handshake. */
  TLS_CLOSE(true, Handshakes::cut),
  /** Resets in the handshake. */
  TLS_RESET(true, Handshakes::reset),
  /** Refuses in the handshake. */
  TLS_ALERT(true, Handshakes::alert),
  /** Speaks HTTP without TLS. */
  TLS_IS_PLAIN(true, Handshakes::plainHttp),
  /** The certificate of another host. */
  TLS_OTHER_HOST(true, Handshakes.as(TlsIdentity::ofAnotherHost)),
  /** A certificate whose time has passed. */
  TLS_EXPIRED(true, Handshakes.as(TlsIdentity::expired)),
  /** A certificate that nobody vouches for. */
  TLS_UNTRUSTED(true, Handshakes.as(TlsIdentity::untrusted)),
  /** Ends a body without a length by a cut below TLS. */
  TLS_CUT(true, Handshakes::cutWithoutCloseNotify),
  /** Asks for new keys without an end, and takes none. */
  TLS_KEY_UPDATES(true, Handshakes::keyUpdates),

  // HTTP/2; the address is https, and who does not offer HTTP/2 is refused in the handshake.
  /** Takes requests and says nothing. */
  HTTP_2_SILENT(true, Http2::silent),
  /** GOAWAY in place of a reply. */
  HTTP_2_GOAWAY(true, Http2::goAway),
  /** RST_STREAM with REFUSED_STREAM, for each request. */
  HTTP_2_REFUSED(true, Http2.streamError(Frames.REFUSED_STREAM)),
  /** RST_STREAM with INTERNAL_ERROR, for each request. */
  HTTP_2_STREAM_ERROR(true, Http2.streamError(Frames.INTERNAL_ERROR)),
  /** RST_STREAM in the body. */
  HTTP_2_RESET_IN_BODY(true, Http2::resetInBody),
  /** Closes the connection in the body. */
  HTTP_2_CLOSE_IN_BODY(true, Http2::closeInBody),
  /** A body without an end that minds no window. */
  HTTP_2_BODY_ENDLESS(true, Http2::endlessBody),
  /** Headers that are continued without an end. */
  HTTP_2_HEADERS_ENDLESS(true, Bombs::endlessHeaders),
  /** The same with headers that have nothing in them. */
  HTTP_2_HEADERS_OF_NOTHING(true, Bombs::emptyHeaders),
  /** The same with one empty header, which each further byte repeats. */
  HTTP_2_HEADER_REPEATED(true, Bombs::repeatedHeader),
  /** One header of two gigabytes. */
  HTTP_2_HEADER_HUGE(true, Bombs::hugeHeader),
  /** A whole head for one request, again and again. */
  HTTP_2_STATUS_REPEATED(true, Bombs::statuses),
  /** A gzipped body whose header has a file's name without an end. */
  HTTP_2_GZIP_NAME_ENDLESS(true, Bombs::gzipName),
  /** A frame that is larger than allowed. */
  HTTP_2_FRAME_TOO_LONG(true, Http2::frameTooLong),
  /** Pings without an end, and no reply. */
  HTTP_2_PINGS(true, Http2::pings),
  /** Agrees on HTTP/2 and speaks HTTP/1.1. */
  HTTP_2_IS_HTTP_1(true, Http2::http1),
  /** Agrees on HTTP/1.1, answers in HTTP/2 and goes away. */
  HTTP_2_UNASKED(true, Http2::unasked);

  private final boolean needsTls;

  @SuppressWarnings("ImmutableEnumChecker") // a script keeps nothing: all its state is in the wire
  private final Script script;

  WireFault(Script script) {
    this(false, script);
  }

  WireFault(boolean needsTls, Script script) {
    this.needsTls = needsTls;
    this.script = script;
  }

  /** Whether it is one of TLS or HTTP/2, so that its server has an https address in any case. */
  public boolean needsTls() {
    return needsTls;
  }

  Script script() {
    return script;
  }
}
