package dev.baton.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shape of core, kept by the build. */
final class ArchitectureTest {
    private static final int MOST_PUBLIC_TYPES = 61; // 1 to run suspending tests, 4 to install schedulers, 1 for their threads, 1 to word a failure, 2 for loops of others

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.baton.core");

    @Test
    void core_dependsOnTheJdkAlone() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.baton.core..", "org.jspecify.annotations..").check(core);
    }

    @Test
    void packages_formALine() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("core").definedBy("dev.baton.core")
                .layer("trace").definedBy("dev.baton.core.trace")
                .layer("exploration").definedBy("dev.baton.core.exploration")
                .layer("testing").definedBy("dev.baton.core.testing")
                .whereLayer("testing").mayNotBeAccessedByAnyLayer()
                .whereLayer("exploration").mayOnlyBeAccessedByLayers("testing")
                .whereLayer("trace").mayOnlyBeAccessedByLayers("exploration", "testing")
                .check(core);
        slices().matching("dev.baton.(**)").should().beFreeOfCycles().check(core);
    }

    @Test
    void module_exportsEveryPackage() throws Exception {
        try (var descriptor = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            var exported = new TreeSet<String>();
            ModuleDescriptor.read(descriptor).exports().forEach(export -> exported.add(export.source()));
            var packages = new TreeSet<String>();
            core.forEach(type -> packages.add(type.getPackageName()));
            packages.remove("");
            assertThat(exported).isEqualTo(packages);
        }
    }

    @Test
    void publicTypes_stayWithinTheBudget() {
        assertThat(core.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getSimpleName().endsWith("-info")))
                .hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES);
    }
}
