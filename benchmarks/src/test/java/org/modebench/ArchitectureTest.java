package org.modebench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;

/** Arrows go in one direction, between packages and between files; packages stay small. */
@AnalyzeClasses(
    packages = "org.modebench",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
@Tag("any-jdk")
class ArchitectureTest {
  private static final int MOST_FILES = 30;

  /** The tests of the analysis are in one once it is packaged. */
  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  /** From the top; a package may use those of the lines below its own. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("cli"),
          List.of("slurm"),
          List.of("session"),
          List.of("arguments"),
          List.of("profile"),
          List.of("progress", "store"),
          List.of("fork"),
          List.of("plan"),
          List.of("benchmark"),
          List.of("benchmark.server"),
          List.of("measurement"),
          List.of("agent"),
          List.of("fanout", "load", "mock", "push", "readiness", "server", "upload"),
          List.of("server.process"),
          List.of("server.blocking", "server.loop"),
          List.of("server.common"),
          List.of("mode"),
          List.of("deadlock", "interpreter", "primitive"),
          List.of("task.shared"),
          List.of("mode.gil", "process", "pipeline"),
          List.of("task.endpoint", "task.own", "task.division"),
          List.of("task"),
          List.of("http"),
          List.of("host"));

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.modebench.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule DIRECTION = direction();

  @ArchTest
  static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE =
      classes()
          .that(areOfThisModule())
          .should()
          .resideInAnyPackage(
              LAYERS.stream()
                  .flatMap(List::stream)
                  .map(name -> "org.modebench." + name)
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule NO_CYCLES_OF_FILES =
      slices().assignedFrom(files()).should().beFreeOfCycles();

  @ArchTest
  static void packagesStaySmall(JavaClasses classes) {
    Map<String, Set<String>> files =
        classes.stream()
            .filter(areOfThisModule())
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    Collectors.mapping(ArchitectureTest::file, Collectors.toSet())));
    assertThat(files.values()).allMatch(ofPackage -> ofPackage.size() <= MOST_FILES);
  }

  private static LayeredArchitecture direction() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    List<String> above = new ArrayList<>();
    for (List<String> floor : LAYERS) {
      for (String name : floor) {
        layers = layers.layer(name).definedBy("org.modebench." + name);
      }
    }
    for (List<String> floor : LAYERS) {
      for (String name : floor) {
        layers =
            above.isEmpty()
                ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
                : layers.whereLayer(name).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
      }
      above.addAll(floor);
    }
    return layers;
  }

  /** But for what JMH generates. */
  private static DescribedPredicate<JavaClass> areOfThisModule() {
    return DescribedPredicate.describe(
        "are of this module",
        javaClass ->
            !javaClass.getPackageName().startsWith("org.modebench.analysis")
                && !javaClass.getPackageName().endsWith(".jmh_generated"));
  }

  /** A class with those inside it. */
  private static SliceAssignment files() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        return areOfThisModule().test(javaClass)
            ? SliceIdentifier.of(file(javaClass))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "files";
      }
    };
  }

  private static String file(JavaClass javaClass) {
    return javaClass.getName().replaceAll("[$].*", "");
  }
}
