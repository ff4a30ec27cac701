package org.modebench;

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
  static final ArchRule NO_CYCLES =
      slices().matching("org.modebench.(**)").should().beFreeOfCycles();
}
