package org.modebench.load;

import io.netty.handler.ssl.SslHandler;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * TLS as the JDK has it, with its trust store. Each connection has a handshake of its own; further
 * ones resume the session of the first, where the server lets them.
 */
final class ClientTls {
  private final String host;
  private final int port;
  private final SSLContext context;

  ClientTls(String host, int port) {
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

  /** For one connection; the certificate must be of the host. */
  SslHandler handler() {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return new SslHandler(engine);
  }
}
