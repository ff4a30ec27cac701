package com.acme;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The same short answer by http and by https, until it is stopped: the difference is TLS. */
public class Endpoint {
  private static final byte[] ANSWER = "Hello\n".getBytes();

  /** Arguments: the port of http, that of https, a key store with the certificate, its password. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    HttpServer plain = HttpServer.create(address(arguments[0]), 0);
    HttpsServer secure = HttpsServer.create(address(arguments[1]), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context(arguments[2], arguments[3].toCharArray())));
    for (HttpServer server : new HttpServer[] {plain, secure}) {
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
          });
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
    }
    System.out.println("ready");
  }

  private static InetSocketAddress address(String port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  private static SSLContext context(String file, char[] password) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      keys.load(in, password);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
