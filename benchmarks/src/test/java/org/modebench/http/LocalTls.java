package org.modebench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of localhost that is signed by nobody, and who trusts it. */
public final class LocalTls {
  public static final String PASSWORD = "changeit";

  private LocalTls() {}

  /** The store with the certificate and its key, made where there is none yet. */
  public static Path store(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("store.p12");
    if (!Files.exists(store)) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(
          List.of(
              "-genkeypair -alias server -keyalg EC -dname CN=localhost -ext san=dns:localhost -storepass changeit -keystore"
                  .split(" ")));
      command.add(store.toString());
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(keytool.exitValue()).isZero();
    }
    return store;
  }

  /** Of a server with that certificate, and of a client that trusts it alone. */
  public static SSLContext context(Path folder) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store(folder))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
