package org.modebench.server;

import java.io.IOException;
import java.util.List;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.server.blocking.ConnectionServer;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstreams;
import org.modebench.server.loop.EventLoopServer;
import org.modebench.server.loop.SelectorServer;
import org.modebench.server.process.CgiUpstream;
import org.modebench.server.process.PreforkSupervisor;
import org.modebench.server.process.SharedListener;

/** How a server runs its requests: one constant for each model under test. */
public enum ServerModel {
  /** One process, one connection at a time: Django under one gunicorn sync worker. */
  SYNC_WORKER {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return ConnectionServer.syncWorker(settings);
    }
  },

  /** {@code workers} such processes that accept from one listening socket. */
  PREFORK {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return PreforkSupervisor.start(settings);
    }

    @Override
    List<String> jvmFlags() {
      return SharedListener.JVM_FLAGS;
    }
  },

  /** A platform thread for each connection. */
  THREAD_PER_CONNECTION {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return ConnectionServer.threadPerConnection(settings, Upstreams.of(settings));
    }
  },

  /** {@code workers} platform threads; connections beyond wait in a queue. */
  THREAD_POOL {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return ConnectionServer.threadPool(settings);
    }
  },

  /** A virtual thread for each connection. */
  VIRTUAL_THREADS {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return ConnectionServer.virtualThreads(settings);
    }
  },

  /** One loop thread that never blocks: aiohttp. */
  EVENT_LOOP {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return EventLoopServer.start(settings, EventLoopServer.Waiting.ON_A_TIMER);
    }
  },

  /** The same, but each request blocks the loop while it waits. */
  EVENT_LOOP_BLOCKED {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return EventLoopServer.start(settings, EventLoopServer.Waiting.IN_THE_LOOP);
    }
  },

  /** The same, but the blocking wait is handed to {@code workers} threads: sync_to_async. */
  EVENT_LOOP_OFFLOAD {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return EventLoopServer.start(settings, EventLoopServer.Waiting.IN_A_POOL);
    }
  },

  /** The event loop written by hand over {@code java.nio}. */
  SELECTOR {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return SelectorServer.start(settings);
    }
  },

  /** A process for each request, as CGI. */
  PROCESS_PER_REQUEST {
    @Override
    public Server start(ServerSettings settings) throws IOException {
      return ConnectionServer.threadPerConnection(settings, new CgiUpstream(settings));
    }
  };

  /** What the catalogue says of it. */
  private AxisValue entry() {
    return Servers.AXIS.value(name());
  }

  /** Returns the first Java release that has it. */
  public int minimumJava() {
    return entry().oldestJava();
  }

  /** Returns whether one request can stop all others: everything runs on one thread. */
  public boolean pausesAll() {
    return entry().parallelism() == Parallelism.ONE;
  }

  /** Returns whether it has a number of workers to choose. */
  public boolean hasWorkers() {
    return entry().hasWorkers();
  }

  /**
   * Returns how many requests can wait at the same time.
   *
   * @param chosen the number of workers of a model that has one
   */
  public int capacity(int chosen) {
    return entry().capacity().atOnce(chosen);
  }

  /** Returns the flags that a JVM needs to be a server of this model. */
  List<String> jvmFlags() {
    return List.of();
  }

  /**
   * Starts a server of this model inside this JVM.
   *
   * @throws IOException with a sentence that says why, if it cannot listen
   */
  public abstract Server start(ServerSettings settings) throws IOException;
}
