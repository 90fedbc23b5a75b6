package io.wirt.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.wirt.engine.host.Ground;
import io.wirt.engine.host.Host;
import io.wirt.engine.host.LocalHost;
import io.wirt.spi.Action;
import io.wirt.spi.output.Json;
import io.wirt.spi.output.Sheet;

/** The rules that keep planning apart from acting, and the layers apart from one another. */
@AnalyzeClasses(packages = "io.wirt", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule layersKnowOnlyThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("spi")
            .definedBy("io.wirt.spi..")
            .layer("formats")
            .definedBy("io.wirt.formats..")
            .layer("page")
            .definedBy("io.wirt.page..")
            .layer("hostfacts")
            .definedBy("io.wirt.hostfacts..")
            .layer("engine")
            .definedBy("io.wirt.engine..")
            .layer("testkit")
            .definedBy("io.wirt.testkit..")
            .layer("modules")
            .definedBy("io.wirt.modules..")
            .layer("cli")
            .definedBy("io.wirt.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("modules")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("cli", "testkit")
            .whereLayer("hostfacts")
            .mayOnlyBeAccessedByLayers("modules")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("modules", "cli")
            .whereLayer("formats")
            .mayOnlyBeAccessedByLayers("hostfacts", "modules")
            .whereLayer("testkit")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule spiAndFormatsKnowNobody = noClasses()
            .that()
            .resideInAnyPackage("io.wirt.spi..", "io.wirt.formats..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.wirt.spi..", "io.wirt.formats..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule pagesKnowTheSpiAlone = noClasses()
            .that()
            .resideInAPackage("io.wirt.page..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.wirt.page..", "io.wirt.spi..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule familiesDoNotKnowOneAnother =
            slices().matching("io.wirt.modules.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule theCommandLineKnowsNoFamily = noClasses()
            .that()
            .resideInAPackage("io.wirt.cli..")
            .and()
            .doNotHaveFullyQualifiedName("io.wirt.cli.BuiltInModules")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wirt.modules..");

    @ArchTest
    static final ArchRule filesAreTouchedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("io.wirt.engine.host..", "io.wirt.cli..", "io.wirt.testkit..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.File.*|java\\.io\\.RandomAccessFile");

    @ArchTest
    static final ArchRule processesAreStartedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.wirt.engine.host..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(ProcessBuilder|Runtime|Process)");

    @ArchTest
    static final ArchRule onlyTheStepsOfARunAct = noClasses()
            .that()
            .resideOutsideOfPackages("io.wirt.engine.host..", "io.wirt.testkit..")
            .and()
            .doNotHaveFullyQualifiedName("io.wirt.engine.apply.Steps")
            .should()
            .callMethod(Host.class, "perform", Action.class, Ground.class)
            .orShould()
            .callMethod(LocalHost.class, "perform", Action.class, Ground.class);

    @ArchTest
    static final ArchRule renderersReadOnlyPublicDocuments = noClasses()
            .that()
            .resideInAPackage("io.wirt.cli.render..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.wirt.engine.plan..",
                    "io.wirt.engine.apply..",
                    "io.wirt.engine.host..",
                    "io.wirt.engine.journal..",
                    "io.wirt.engine.playbook..");

    @ArchTest
    static final ArchRule yamlIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.wirt.engine.playbook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule argumentsAreParsedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.wirt.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheProgramTalks = noClasses()
            .that()
            .resideOutsideOfPackages("io.wirt.cli..", "io.wirt.testkit..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule nothingIsPrintedButByTheConsole = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.wirt.cli.command.Console")
            .and()
            .doNotHaveFullyQualifiedName("io.wirt.cli.Main")
            .and()
            .resideOutsideOfPackage("io.wirt.testkit..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.PrintStream");

    @ArchTest
    static final ArchRule whatIsPrintedIsASheetOrJson = ArchRuleDefinition.methods()
            .that()
            .areDeclaredInClassesThat()
            .haveNameMatching("io\\.wirt\\.(cli\\.command\\.Console|spi\\.command\\.CommandCall)")
            .and()
            .haveNameMatching("print|complain")
            .should(takeASheetOrJson());

    @ArchTest
    static final ArchRule nothingIsStaticAndMutable = ArchRuleDefinition.fields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.wirt..")
            .should(beFinal());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.wirt.(**)").should().beFreeOfCycles();

    private static ArchCondition<JavaMethod> takeASheetOrJson() {
        return new ArchCondition<>("take a sheet or JSON") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String type = method.getRawParameterTypes().get(0).getName();
                if (!type.equals(Sheet.class.getName()) && !type.equals(Json.class.getName())) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " prints a " + type));
                }
            }
        };
    }

    private static ArchCondition<JavaField> beFinal() {
        return new ArchCondition<>("be final") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean generated = field.getName().startsWith("$");
                if (!generated && !field.getModifiers().contains(JavaModifier.FINAL)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is static and mutable"));
                }
            }
        };
    }
}
