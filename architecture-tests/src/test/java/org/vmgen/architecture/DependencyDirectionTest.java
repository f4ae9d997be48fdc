package org.vmgen.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows between the modules point one way; docs/architecture.md draws them. */
class DependencyDirectionTest {

  private static final String FORMAT = "org.vmgen.format..";
  private static final String RUNTIME = "org.vmgen.runtime..";
  private static final String GRAMMAR = "org.vmgen.grammar..";
  private static final String GENERATOR = "org.vmgen.generator..";
  private static final String SUPERINSTRUCTIONS = "org.vmgen.superinstructions..";

  private static JavaClasses ours;

  @BeforeAll
  static void readClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.vmgen");
  }

  static Stream<Arguments> directions() {
    return Stream.of(
        module(FORMAT),
        module(RUNTIME, FORMAT),
        module(GRAMMAR, "org.antlr.v4.runtime.."),
        module(
            GENERATOR,
            GRAMMAR,
            RUNTIME,
            FORMAT,
            "javax.lang.model..",
            "javax.tools..",
            "org.antlr.v4.runtime..",
            "org.stringtemplate.v4..",
            "org.commonmark.."),
        module(SUPERINSTRUCTIONS, GENERATOR, RUNTIME, FORMAT),
        module(
            "org.vmgen.cli..",
            SUPERINSTRUCTIONS,
            GENERATOR,
            RUNTIME,
            FORMAT,
            "javax.tools..",
            "picocli.."),
        module(
            "org.vmgen.maven..",
            SUPERINSTRUCTIONS,
            GENERATOR,
            RUNTIME,
            FORMAT, // profiles
            "javax.inject..",
            "org.apache.maven.."),
        module(
            "org.vmgen.harness..",
            GENERATOR,
            RUNTIME,
            FORMAT,
            "javax.tools..",
            "org.junit.jupiter.api..",
            "org.opentest4j.."),
        module("org.vmgen.mini..", RUNTIME, FORMAT, "org.antlr.v4.runtime..", "picocli.."),
        module(
            "org.vmgen.examples.forth..",
            GENERATOR, // the reference engine
            RUNTIME,
            FORMAT,
            "picocli..",
            "org.jline.."));
  }

  @ParameterizedTest(name = "{0} uses {1}")
  @MethodSource("directions")
  void aModuleUsesOnlyTheModulesAndLibrariesOnItsList(String module, List<String> used) {
    uses(module, used).check(ours);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("directions")
  void everyModuleIsSeenHere(String module, List<String> used) {
    String name = module.replace("..", "");
    assertThat(ours.stream().map(type -> type.getPackageName()))
        .anyMatch(packageName -> packageName.startsWith(name));
  }

  @Test
  void aForbiddenDependencyIsFound() {
    JavaClasses thisTest = new ClassFileImporter().importClasses(DependencyDirectionTest.class);
    assertThatThrownBy(() -> uses("org.vmgen.architecture..", List.of()).check(thisTest))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("com.tngtech.archunit");
  }

  private static Arguments module(String packages, String... used) {
    return Arguments.of(packages, List.of(used));
  }

  private static ArchRule uses(String module, List<String> used) {
    String[] allowed =
        Stream.concat(Stream.of(module, "java.."), used.stream()).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
