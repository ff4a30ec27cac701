package org.modebench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;

/** Arrows go in one direction. */
@AnalyzeClasses(packages = "org.modebench", importOptions = ImportOption.DoNotIncludeTests.class)
@Tag("any-jdk")
class ArchitectureTest {

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.modebench..")
          .layer("analysis")
          .definedBy("org.modebench.analysis..")
          .layer("host")
          .definedBy("org.modebench.host")
          .layer("task")
          .definedBy("org.modebench.task")
          .layer("gil")
          .definedBy("org.modebench.mode.gil")
          .layer("process")
          .definedBy("org.modebench.mode.process")
          .layer("mode")
          .definedBy("org.modebench.mode")
          .layer("mock")
          .definedBy("org.modebench.mock")
          .layer("server")
          .definedBy("org.modebench.server..")
          .layer("load")
          .definedBy("org.modebench.load..")
          .layer("benchmark")
          .definedBy("org.modebench.benchmark..")
          .layer("profile")
          .definedBy("org.modebench.profile..")
          .layer("run")
          .definedBy("org.modebench.run..")
          .whereLayer("run")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("profile")
          .mayOnlyBeAccessedByLayers("run")
          .whereLayer("benchmark")
          .mayOnlyBeAccessedByLayers("run")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("run", "benchmark")
          .whereLayer("load")
          .mayOnlyBeAccessedByLayers("run", "benchmark")
          .whereLayer("mock")
          .mayOnlyBeAccessedByLayers("run", "benchmark")
          .whereLayer("mode")
          .mayOnlyBeAccessedByLayers("run", "benchmark", "mock")
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("mode", "server", "benchmark", "profile", "run")
          .whereLayer("gil")
          .mayOnlyBeAccessedByLayers("mode")
          .whereLayer("task")
          .mayOnlyBeAccessedByLayers("run", "benchmark", "mock", "server", "mode", "process", "gil")
          .whereLayer("analysis")
          .mayOnlyBeAccessedByLayers("run", "profile");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.modebench.(*)..").should().beFreeOfCycles();
}
