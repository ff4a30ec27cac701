package org.modebench.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** Sends back each byte it reads: the floor under every hand-off to a process over pipes. */
public final class EchoMain {

  private EchoMain() {}

  public static void main(String[] args) throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    for (int b; (b = in.read()) >= 0; ) {
      out.write(b);
    }
  }
}
