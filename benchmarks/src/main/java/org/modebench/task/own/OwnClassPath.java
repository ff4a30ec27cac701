package org.modebench.task.own;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of a user's own classes. These see the JDK and one another, and nothing of this
 * program, so that a library which both of them use may have two versions.
 */
public final class OwnClassPath {

  /** The system property of forks and workers with the places, as a class path has them. */
  public static final String PROPERTY = "modebench.classPath";

  private final String places;
  private final ClassLoader loader;

  private OwnClassPath(String places) {
    this.places = places;
    this.loader = new URLClassLoader("own", urls(places), ClassLoader.getPlatformClassLoader());
  }

  /** The class path that has these places; they are opened as classes are asked for. */
  public static OwnClassPath of(String places) {
    return new OwnClassPath(places);
  }

  /** The one that this JVM was given. */
  public static OwnClassPath ofThisJvm() {
    return OfThisJvm.CLASS_PATH;
  }

  /** Made when it is first asked for. */
  private static final class OfThisJvm {
    static final OwnClassPath CLASS_PATH = of(System.getProperty(PROPERTY, ""));
  }

  private static URL[] urls(String places) {
    List<URL> urls = new ArrayList<>();
    for (String place : places.split(File.pathSeparator, -1)) {
      if (!place.isEmpty()) {
        try {
          urls.add(Path.of(place).toUri().toURL());
        } catch (MalformedURLException e) {
          throw new IllegalArgumentException(
              "\"%s\" cannot be on a class path; move it.".formatted(place), e);
        }
      }
    }
    return urls.toArray(URL[]::new);
  }

  ClassLoader loader() {
    return loader;
  }

  /** The end of a sentence on a class that is not there. */
  String where() {
    return places.isEmpty()
        ? "is in the JDK, and there is no other class path; give its jar or folder with --class-path"
        : "is on the class path \"%s\"; name it with its package, and give its jar or folder with --class-path"
            .formatted(places);
  }
}
