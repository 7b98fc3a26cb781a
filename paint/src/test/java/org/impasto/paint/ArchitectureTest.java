package org.impasto.paint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The package table of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.impasto", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS_POINT_ONLY_DOWNWARDS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("tensor")
          .definedBy("org.impasto.paint.tensor..")
          .layer("weights")
          .definedBy("org.impasto.paint.weights..")
          .layer("features")
          .definedBy("org.impasto.paint.features..")
          .layer("loss")
          .definedBy("org.impasto.paint.loss..")
          .layer("optim")
          .definedBy("org.impasto.paint.optim..")
          .layer("iterative")
          .definedBy("org.impasto.paint.iterative..")
          .layer("photos")
          .definedBy("org.impasto.paint.photos..")
          .layer("evaluation")
          .definedBy("org.impasto.paint.evaluation..")
          .layer("training")
          .definedBy("org.impasto.paint.training..")
          .layer("feedforward")
          .definedBy("org.impasto.paint.feedforward..")
          .layer("distill")
          .definedBy("org.impasto.paint.distill..")
          .whereLayer("evaluation")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("distill")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("feedforward")
          .mayOnlyBeAccessedByLayers("evaluation")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("feedforward", "distill")
          .whereLayer("photos")
          .mayOnlyBeAccessedByLayers("feedforward", "evaluation", "distill")
          .whereLayer("iterative")
          .mayOnlyBeAccessedByLayers("feedforward", "evaluation", "distill")
          .whereLayer("optim")
          .mayOnlyBeAccessedByLayers(
              "training", "iterative", "feedforward", "evaluation", "distill")
          .whereLayer("loss")
          .mayOnlyBeAccessedByLayers("iterative", "feedforward", "evaluation", "distill")
          .whereLayer("features")
          .mayOnlyBeAccessedByLayers("loss", "iterative", "feedforward", "evaluation", "distill")
          .whereLayer("weights")
          .mayOnlyBeAccessedByLayers(
              "features", "training", "iterative", "feedforward", "evaluation", "distill")
          .whereLayer("tensor")
          .mayOnlyBeAccessedByLayers(
              "features",
              "loss",
              "optim",
              "training",
              "iterative",
              "feedforward",
              "evaluation",
              "distill");

  @ArchTest
  static final ArchRule ONLY_TENSOR_KNOWS_LIBTORCH =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.impasto.paint.tensor")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule PICTURES_KNOW_NOTHING_OF_PAINTING =
      noClasses()
          .that()
          .resideInAPackage("org.impasto.image..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.impasto.paint..");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("org.impasto.paint.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CLASSES_ARE_FINAL_OR_CLOSED =
      classes()
          .that()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAssignableTo(Exception.class)
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
