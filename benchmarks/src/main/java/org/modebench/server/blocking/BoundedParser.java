package org.modebench.server.blocking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.modebench.server.common.Answer;
import org.modebench.server.common.RequestBounds;

/**
 * HttpCore's parser within the {@link RequestBounds}; by itself it has one bound for lines of all
 * kinds, and none for all headers together.
 */
final class BoundedParser extends DefaultHttpRequestParser {

  /**
   * A header may be as long as all together. HttpCore counts a line with its carriage return, and
   * refuses what reaches a limit. Requests and answers are small; with buffers of the usual size,
   * the collector would be measured at a thousand connections.
   */
  static final Http1Config LIMITS =
      Http1Config.custom()
          .setMaxLineLength(RequestBounds.HEADER_BYTES + 2)
          .setMaxHeaderCount(RequestBounds.HEADERS + 1)
          .setBufferSize(512)
          .setChunkSizeHint(512)
          .build();

  private boolean inHeaders;

  BoundedParser() {
    super(LIMITS);
  }

  @Override
  public ClassicHttpRequest parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    inHeaders = false;
    ClassicHttpRequest request;
    try {
      request = super.parse(buffer, new Bounded(in));
    } catch (RequestHeaderFieldsTooLargeException e) {
      throw new Refused(inHeaders ? RequestBounds.HEADERS_TOO_LONG : RequestBounds.LINE_TOO_LONG);
    }
    // There is none where the client has ended the connection.
    if (request != null && bytes(request.getHeaders()) > RequestBounds.HEADER_BYTES) {
      throw new Refused(RequestBounds.HEADERS_TOO_LONG);
    }
    return request;
  }

  @Override
  protected ClassicHttpRequest createMessage(CharArrayBuffer line)
      throws IOException, HttpException {
    if (line.length() > RequestBounds.LINE_BYTES) {
      throw new Refused(RequestBounds.LINE_TOO_LONG);
    }
    inHeaders = true;
    return super.createMessage(line);
  }

  private static int bytes(Header[] headers) {
    int bytes = 0;
    for (Header header : headers) {
      bytes += ((FormattedHeader) header).getBuffer().length();
    }
    return bytes;
  }

  /** The request is beyond its bounds. */
  static final class Refused extends ProtocolException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(Answer answer) {
      super(answer.body());
      status = answer.status();
    }

    /** Returns what the client is told, beside the message. */
    int status() {
      return status;
    }
  }

  /**
   * Ends a request that goes on and on. What is read ahead belongs to the next one, so this is no
   * exact bound.
   */
  private static final class Bounded extends FilterInputStream {
    private int left = 2 * (RequestBounds.LINE_BYTES + RequestBounds.HEADER_BYTES);

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new MessageConstraintException("The request is too long.");
      }
      return read;
    }
  }
}
