package com.acme;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Callable;

/** The SHA-256 of a file of 10 MB. */
public class Digest implements Callable<byte[]> {
  private final Path file;

  public Digest(String folder) {
    this.file = Path.of(folder, ExampleData.ARCHIVE);
  }

  @Override
  public byte[] call() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }
}
