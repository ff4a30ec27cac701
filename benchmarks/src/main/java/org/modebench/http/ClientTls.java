package org.modebench.http;

import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS as the JDK has it, with its trust store. Each connection has a handshake of its own; further
 * ones resume the session of the first, where the server lets them.
 */
public final class ClientTls {
  private final String host;
  private final int port;
  private final SSLContext context;

  /**
   * TLS with a server.
   *
   * @param host of which the certificate must be
   */
  public ClientTls(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      this.context = SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "The trust store of this JVM cannot be used (%s); correct javax.net.ssl.trustStore."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** For one connection of an event loop. */
  public SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(checkingHost(engine.getSSLParameters()));
    return engine;
  }

  /** For one blocking connection, which this opens on top of one that is there; with handshake. */
  SSLSocket over(Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    socket.setSSLParameters(checkingHost(socket.getSSLParameters()));
    socket.startHandshake();
    return socket;
  }

  private static SSLParameters checkingHost(SSLParameters parameters) {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }
}
