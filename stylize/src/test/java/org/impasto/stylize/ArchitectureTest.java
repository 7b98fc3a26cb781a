package org.impasto.stylize;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a program that only applies styles is spared. */
@AnalyzeClasses(packages = "org.impasto", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule STYLES_ARE_APPLIED_WITHOUT_LIBTORCH =
      noClasses()
          .that()
          .resideInAPackage("org.impasto.stylize..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "org.impasto.paint..", "org.impasto.cli..");

  @ArchTest
  static final ArchRule ONLY_SESSIONS_KNOW_THE_RUNTIME =
      noClasses()
          .that()
          .resideInAPackage("org.impasto..")
          .and()
          .haveSimpleNameNotStartingWith("NetworkSession")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");
}
