package org.modebench.mock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's server with an {@link AnswerTimer}, its traffic listener, in place of its timer. */
final class TimedServer extends Jetty11HttpServer {

  TimedServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    super(options, admin, stubs);
  }

  /** Called by the constructor of the superclass. */
  @Override
  protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
    super.decorateMockServiceContextAfterConfig(context);
    context.setAttribute(
        WireMockHandlerDispatchingServlet.ASYNCHRONOUS_RESPONSE_EXECUTOR,
        options.networkTrafficListener());
  }
}
