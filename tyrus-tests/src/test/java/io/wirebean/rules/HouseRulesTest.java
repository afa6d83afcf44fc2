// SPDX-License-Identifier: Apache-2.0
package io.wirebean.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    /** Each may use those before it. */
    private static final List<String> LINE = List.of(
            "io.wirebean",
            "io.wirebean.spi",
            "io.wirebean.security",
            "io.wirebean.internal.wire",
            "io.wirebean.internal.model",
            "io.wirebean.internal.gate",
            "io.wirebean.internal.engine",
            "io.wirebean.internal.jakarta",
            "io.wirebean.internal.cdi");

    private static final String[] BESIDE_THE_LINE = {
        "io.wirebean.embedded..", "io.wirebean.testkit..", "io.wirebean.conformance.."
    };

    private static final String[] CORE = LINE.subList(3, 7).toArray(String[]::new);

    private static JavaClasses all = new ClassFileImporter().importClasses();

    @BeforeAll
    static void readAllClasses() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.wirebean");
    }

    @Test
    void packagesUseOnlyThoseBeforeThemInTheLine() {
        for (int i = 0; i < LINE.size(); i++) {
            String[] after = LINE.subList(i + 1, LINE.size()).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(LINE.get(i))
                    .should()
                    .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(after)
                            .or(JavaClass.Predicates.resideInAnyPackage(BESIDE_THE_LINE)))
                    .because("the line is " + String.join(" <- ", LINE))
                    .check(all);
        }
    }

    @Test
    void everyPackageOfWhatAWarGetsStandsInTheLine() {
        classes()
                .that()
                .resideInAnyPackage("io.wirebean", "io.wirebean.spi..", "io.wirebean.internal..")
                .should()
                .resideInAnyPackage(LINE.toArray(String[]::new))
                .because("a new package needs a sentence in docs/internals.md and its place in the line")
                .check(all);
    }

    @Test
    void theTestkitKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("io.wirebean.testkit..", "io.wirebean.conformance..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.wirebean.internal..", "io.wirebean.embedded..")
                .because("the suite sees what a user sees, on every server")
                .check(all);
    }

    @Test
    void theCoreHasNeverHeardOfAContainer() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "jakarta.interceptor..",
                        "jakarta.servlet..",
                        "jakarta.websocket..",
                        "jakarta.ws.rs..")
                .check(all);
    }

    @Test
    void whatAWarGetsKnowsNoServerAndNoLibrary() {
        classes()
                .that()
                .resideInAnyPackage(LINE.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.wirebean..",
                        "java..",
                        "javax.naming..",
                        "javax.xml.stream..",
                        "jakarta..",
                        "org.jspecify.annotations..")
                .because("a WAR gets no dependency beyond Jakarta APIs")
                .check(all);
    }

    @Test
    void noPackageLiesInTwoModules() {
        Map<String, TreeSet<String>> places = all.stream()
                .collect(groupingBy(
                        JavaClass::getPackageName,
                        TreeMap::new,
                        mapping(HouseRulesTest::moduleOf, toCollection(TreeSet::new))));
        assertFalse(places.isEmpty());

        places.values().removeIf(modules -> modules.size() == 1);

        assertEquals(Map.of(), places, "packages that lie in two modules");
    }

    @Test
    void nobodyLooksUpTheCurrentContainer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.wirebean.conformance.app..", "io.wirebean.conformance.gate.app..")
                .should()
                .callMethod(CDI.class, "current")
                .because("it fails on WildFly's I/O threads; only user code, as in the suite's applications, may try")
                .check(all);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(all);
    }

    @Test
    void nobodyPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("logs go to System.Logger")
                .check(all);
    }

    @Test
    void aNameSaysWhatItsTypeIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[.$](Abstract\\w*|\\w*(Impl|Base|Manager|Helper|Utils?))")
                .because("an implementation is named for its difference")
                .check(all);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(aPackage -> !aPackage.isAnnotatedWith(NullMarked.class))
                .map(aPackage -> aPackage.getName())
                .sorted()
                .toList();

        assertEquals(List.of(), unmarked, "packages without a @NullMarked package-info");
    }

    /** Endpoints, configurators and what META-INF names are made or reached by a server. */
    @Test
    void aPublicTypeInsideIsUsedByAnotherPackage() {
        classes()
                .that()
                .resideInAPackage("io.wirebean.internal..")
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .and()
                .areTopLevelClasses()
                .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(Endpoint.class)))
                .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(ServerEndpointConfig.Configurator.class)))
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "are named in META-INF", type -> Declared.inMetaInf(type.getName()))))
                .should(beUsedByAnotherPackage())
                .check(all);
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = withNested(type)
                        .flatMap(aType -> aType.getDirectDependenciesToSelf().stream())
                        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                String message = type.getName() + " is public and used by its own package alone";
                events.add(new SimpleConditionEvent(type, used, message));
            }
        };
    }

    /** Who takes a sealed type apart names its cases alone. */
    private static Stream<JavaClass> withNested(JavaClass type) {
        return all.stream()
                .filter(aType -> aType.equals(type) || aType.getName().startsWith(type.getName() + "$"));
    }

    private static String moduleOf(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return uri.substring(0, uri.indexOf(type.getPackageName().replace('.', '/')));
    }
}
