// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The rules that no compiler checks. A rule that is not here is a wish. */
@AnalyzeClasses(packages = "io.wirebean", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final DescribedPredicate<JavaClass> WHAT_A_WAR_GETS =
            DescribedPredicate.describe("what a WAR gets", type -> isOneOf(
                    type.getPackageName(),
                    "io.wirebean",
                    "io.wirebean.spi",
                    "io.wirebean.internal.wire",
                    "io.wirebean.internal.model",
                    "io.wirebean.internal.gate",
                    "io.wirebean.internal.engine",
                    "io.wirebean.internal.jakarta",
                    "io.wirebean.internal.cdi"));

    @ArchTest
    static final ArchRule packagesStandInALine = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.wirebean..")
            .layer("api").definedBy("io.wirebean")
            .layer("spi").definedBy("io.wirebean.spi")
            .layer("wire").definedBy("io.wirebean.internal.wire")
            .layer("model").definedBy("io.wirebean.internal.model")
            .layer("gate").definedBy("io.wirebean.internal.gate")
            .layer("engine").definedBy("io.wirebean.internal.engine")
            .layer("jakarta").definedBy("io.wirebean.internal.jakarta")
            .layer("cdi").definedBy("io.wirebean.internal.cdi")
            .layer("beside").definedBy("io.wirebean.embedded..", "io.wirebean.testkit..", "io.wirebean.conformance..")
            .whereLayer("cdi").mayOnlyBeAccessedByLayers("beside")
            .whereLayer("jakarta").mayOnlyBeAccessedByLayers("cdi", "beside")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("jakarta", "cdi", "beside")
            .whereLayer("gate").mayOnlyBeAccessedByLayers("engine", "jakarta", "cdi", "beside")
            .whereLayer("model").mayOnlyBeAccessedByLayers("gate", "engine", "jakarta", "cdi", "beside")
            .whereLayer("wire").mayOnlyBeAccessedByLayers("model", "gate", "engine", "jakarta", "cdi", "beside")
            .whereLayer("spi")
            .mayOnlyBeAccessedByLayers("wire", "model", "gate", "engine", "jakarta", "cdi", "beside");

    @ArchTest
    static final ArchRule theApiKnowsNoImplementation = noClasses()
            .that().resideInAnyPackage("io.wirebean", "io.wirebean.spi")
            .should().dependOnClassesThat().resideInAPackage("io.wirebean.internal..");

    @ArchTest
    static final ArchRule theCoreHasNeverHeardOfServersAndContainers = noClasses()
            .that().resideInAnyPackage(
                    "io.wirebean.internal.wire",
                    "io.wirebean.internal.model",
                    "io.wirebean.internal.gate",
                    "io.wirebean.internal.engine")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "jakarta.enterprise..", "jakarta.inject..", "jakarta.servlet..", "jakarta.websocket..");

    @ArchTest
    static final ArchRule aWarNeedsJakartaApisAlone = noClasses()
            .that(WHAT_A_WAR_GETS)
            .should().dependOnClassesThat(DescribedPredicate.not(
                    resideInAPackage("java..")
                            .or(resideInAPackage("jakarta.."))
                            .or(resideInAPackage("javax.naming.."))
                            .or(resideInAPackage("org.jspecify.."))
                            .or(resideInAPackage("io.wirebean.."))));

    @ArchTest
    static final ArchRule nobodySleeps =
            noClasses().should().callMethodWhere(target(owner(name("java.lang.Thread"))).and(target(name("sleep"))));

    @ArchTest
    static final ArchRule theCurrentContainerIsNotLookedUpPerMessage = noClasses()
            .that().resideInAnyPackage("io.wirebean.internal..", "io.wirebean", "io.wirebean.spi")
            .should().callMethodWhere(
                    target(owner(nameMatching("jakarta\\.enterprise\\.inject\\.spi\\.CDI"))).and(target(name("current"))));

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that(WHAT_A_WAR_GETS)
            .should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule classesAreNamedForWhatTheyAre = noClasses()
            .should().haveSimpleNameStartingWith("Abstract")
            .orShould().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Base")
            .orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils");

    @ArchTest
    static final ArchRule nullIsMarkedInEveryPackage =
            classes().that(WHAT_A_WAR_GETS).should(liveInANullMarkedPackage());

    @ArchTest
    static final ArchRule internalTypesArePublicOnlyWhereAnotherPackageNeedsThem = classes()
            .that().resideInAPackage("io.wirebean.internal..")
            .and().arePublic()
            .and().areTopLevelClasses()
            .and(DescribedPredicate.not(theServerMakesThem()))
            .should(beUsedByAnotherPackage());

    private static DescribedPredicate<JavaClass> theServerMakesThem() {
        return DescribedPredicate.describe(
                "the server makes them",
                type -> type.isAssignableTo("jakarta.enterprise.inject.spi.Extension")
                        || type.isAssignableTo("jakarta.servlet.Filter")
                        || type.isAssignableTo("jakarta.servlet.ServletContextListener")
                        || type.isAssignableTo("jakarta.servlet.ServletContainerInitializer")
                        || type.isAssignableTo("jakarta.websocket.Endpoint")
                        || type.isAssignableTo("jakarta.websocket.server.ServerEndpointConfig$Configurator"));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " has no @NullMarked"));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                events.add(new SimpleConditionEvent(type, used, type.getName() + " is public for nobody"));
            }
        };
    }

    private static boolean isOneOf(String name, String... names) {
        return List.of(names).contains(name);
    }
}
