package org.modebench.mock;

import com.github.tomakehurst.wiremock.common.Notifier;

/** Drops what WireMock has to tell: standard output is the protocol, and logging takes time. */
final class Silence implements Notifier {

  @Override
  public void info(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Throwable failure) {}
}
