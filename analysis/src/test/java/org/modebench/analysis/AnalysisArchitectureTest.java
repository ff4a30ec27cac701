package org.modebench.analysis;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Arrows run downwards only, from the command line to the rows. */
@AnalyzeClasses(
    packages = "org.modebench.analysis",
    importOptions = ImportOption.DoNotIncludeTests.class)
class AnalysisArchitectureTest {
  private static final int MOST_FILES = 30;

  /** From the top to the bottom: a package may use those below it, and none above. */
  private static final List<String> DOWNWARDS =
      List.of(
          "cli",
          "lab.lecture",
          "lab",
          "summary",
          "report",
          "documents",
          "flames",
          "plot",
          "prose.mechanisms",
          "prose.servers",
          "prose",
          "table",
          "findings.division",
          "findings.servers",
          "findings.mechanisms",
          "findings.verification",
          "findings.history",
          "findings.comparison",
          "findings.breakeven",
          "findings.cost",
          "findings.prediction",
          "findings.scaling",
          "findings.verdicts",
          "findings.modes",
          "findings.steady",
          "cells",
          "shards",
          "statistics.covariance",
          "statistics",
          "results",
          "results.record",
          "text",
          "catalogue",
          "command");

  @ArchTest
  static final ArchRule NO_CIRCLE_OF_PACKAGES =
      slices().matching("org.modebench.analysis.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule DOWNWARDS_ONLY = downwardsOnly();

  private static ArchRule downwardsOnly() {
    var layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String name : DOWNWARDS) {
      layers = layers.layer(name).definedBy("org.modebench.analysis." + name);
    }
    for (int i = 0; i < DOWNWARDS.size(); i++) {
      String name = DOWNWARDS.get(i);
      layers =
          i == 0
              ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(name)
                  .mayOnlyBeAccessedByLayers(DOWNWARDS.subList(0, i).toArray(String[]::new));
    }
    return layers;
  }

  @ArchTest
  static final ArchRule NO_CIRCLE_OF_FILES =
      slices().assignedFrom(new Files()).should().beFreeOfCycles();

  /** A file is a class with what it contains. */
  private static final class Files implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(topLevel(javaClass).getFullName());
    }

    @Override
    public String getDescription() {
      return "files";
    }
  }

  private static JavaClass topLevel(JavaClass javaClass) {
    return javaClass.getEnclosingClass().map(AnalysisArchitectureTest::topLevel).orElse(javaClass);
  }

  @ArchTest
  static void everyPackageHasItsPlaceAndFewFiles(JavaClasses classes) {
    Map<String, TreeSet<String>> files = new TreeMap<>();
    classes.forEach(
        each ->
            files
                .computeIfAbsent(each.getPackageName(), name -> new TreeSet<>())
                .add(topLevel(each).getName()));
    List<String> known =
        new ArrayList<>(DOWNWARDS.stream().map("org.modebench.analysis."::concat).toList());
    assertThat(known).containsAll(files.keySet());
    assertThat(files).allSatisfy((name, of) -> assertThat(of).hasSizeLessThanOrEqualTo(MOST_FILES));
  }
}
