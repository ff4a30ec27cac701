package org.modebench.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.modebench.host.JvmVariables;
import org.modebench.task.CovidAnswer;
import org.modebench.task.TaskForm;
import org.modebench.task.TaskForms;
import org.modebench.task.endpoint.EndpointCall;
import org.modebench.task.own.OwnTask;

/**
 * A worker's life for show: it runs each kind of task once, and the JVM records the classes it
 * loaded in an archive.
 */
final class Training {

  private static final long SECONDS_TO_RECORD = 60;

  private final WorkerCommand command;

  Training(WorkerCommand command) {
    this.command = command;
  }

  /** Records an archive; where that fails there is none, and workers start more slowly. */
  void record(Path archive, boolean aot) {
    Path recording = archive.resolveSibling("training-" + ProcessHandle.current().pid());
    try {
      run((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + recording);
      if (Files.exists(recording)) {
        Files.move(recording, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // Without an archive a worker does the same, only later.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      delete(recording);
    }
  }

  private static void delete(Path recording) {
    try {
      Files.deleteIfExists(recording);
      Files.deleteIfExists(Path.of(recording + ".config"));
    } catch (IOException e) {
      // A file that cannot be deleted from the cache is found and deleted by the next image.
    }
  }

  private void run(String recordingFlag) throws IOException, InterruptedException {
    HttpServer api =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = CovidAnswer.document();
    api.createContext(
        CovidAnswer.PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    api.start();
    try {
      Process worker =
          JvmVariables.without(command.training(recordingFlag))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream tasks = worker.getOutputStream()) {
        String address =
            "http://127.0.0.1:" + api.getAddress().getPort() + CovidAnswer.PATH + "?call=0";
        URI uri = URI.create(address);
        for (String task : TaskForms.examples(uri)) {
          tasks.write((task + '\n').getBytes(StandardCharsets.UTF_8));
        }
        for (TaskForm form : List.of(new OwnTask.Form(), new EndpointCall.Form())) {
          String text = TaskForm.text(form.getClass(), form.example(uri));
          tasks.write((text + '\n').getBytes(StandardCharsets.UTF_8));
        }
      }
      if (!worker.waitFor(SECONDS_TO_RECORD, TimeUnit.SECONDS)) {
        worker.destroyForcibly().waitFor();
      }
    } finally {
      api.stop(0);
    }
  }
}
