package org.modebench.process;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A class path, and the jar with the part of it that a worker needs. */
final class ClassPath {

  /** The packages of a worker, as prefixes of entries. */
  private static final List<String> WORKER_PACKAGES =
      List.of(
          "org/modebench/process/",
          "org/modebench/task/",
          "org/modebench/http/",
          "org/modebench/host/",
          "org/modebench/server/",
          "com/google/gson/",
          "org/apache/hc/core5/");

  private final List<Path> places;

  ClassPath(List<Path> places) {
    this.places = List.copyOf(places);
  }

  static ClassPath ofThisJvm() {
    List<Path> places = new ArrayList<>();
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(place).toAbsolutePath();
      if (!place.isEmpty() && Files.exists(path)) {
        places.add(path);
      }
    }
    return new ClassPath(places);
  }

  /** Returns what is beside the jar, or the folder, of this class: tasks of a user's own, say. */
  List<Path> besideThisClass() throws IOException {
    String location =
        ClassPath.class.getProtectionDomain().getCodeSource().getLocation().toString();
    Path here = Path.of(URI.create(location));
    List<Path> beside = new ArrayList<>();
    for (Path place : places) {
      if (!Files.isSameFile(place, here)) {
        beside.add(place);
      }
    }
    return beside;
  }

  /** Whether some of its classes are in folders and not in jars. */
  boolean hasFolders() {
    return places.stream().anyMatch(Files::isDirectory);
  }

  /** Returns a name for where the class path is. */
  String place() {
    return Stamp.of(places.toString());
  }

  /** Returns a name for what is on the class path: another content has another name. */
  String stamp() throws IOException {
    StringBuilder description = new StringBuilder(places.toString());
    for (Path place : places) {
      for (Path file : Files.isDirectory(place) ? workerFiles(place) : List.of(place)) {
        description
            .append('\n')
            .append(file)
            .append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file).toMillis());
      }
    }
    return Stamp.of(description.toString());
  }

  private static List<Path> workerFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isForWorkers(entryName(folder, file)))
          .sorted()
          .collect(Collectors.toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String entryName(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private static boolean isForWorkers(String entry) {
    return WORKER_PACKAGES.stream().anyMatch(entry::startsWith);
  }

  /** Writes the worker's part of the class path; stored, not deflated, which opens faster. */
  void writeWorkerJar(Path target) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
        ZipOutputStream jar = new ZipOutputStream(out)) {
      Set<String> written = new HashSet<>();
      for (Path place : places) {
        if (Files.isDirectory(place)) {
          for (Path file : workerFiles(place)) {
            store(jar, written, entryName(place, file), Files.readAllBytes(file));
          }
        } else {
          copyFrom(place, jar, written);
        }
      }
    }
  }

  private static void copyFrom(Path place, ZipOutputStream jar, Set<String> written)
      throws IOException {
    try (ZipFile source = new ZipFile(place.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = source.entries();
          entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && isForWorkers(entry.getName())) {
          store(jar, written, entry.getName(), source.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static void store(ZipOutputStream jar, Set<String> written, String name, byte[] content)
      throws IOException {
    if (!written.add(name)) {
      return;
    }
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
