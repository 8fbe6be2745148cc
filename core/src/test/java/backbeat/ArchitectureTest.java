package backbeat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the design: who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("backbeat");

    private static final List<String> FOUNDATION = List.of("java..", "org.ejml..", "backbeat.table..");

    @Test
    void thereAreNoCyclesOfPackages() {
        slices().matching("backbeat.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void randomAndParallelKnowNothingOfOurs() {
        classes()
                .that()
                .resideInAnyPackage("backbeat.random", "backbeat.parallel")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "backbeat.random", "backbeat.parallel")
                .check(CLASSES);
    }

    @Test
    void kernelsKnowNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage("backbeat.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jdk.incubator.vector..", "backbeat.kernel..")
                .check(CLASSES);
    }

    @Test
    void onlyTheVectorPackageImportsTheIncubator() {
        noClasses()
                .that()
                .resideOutsideOfPackage("backbeat.kernel.vector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(CLASSES);
    }

    @Test
    void nothingNamesTheVectorPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("backbeat.kernel.vector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("backbeat.kernel.vector")
                .check(CLASSES);
    }

    @Test
    void tablesKnowOnlyTables() {
        classes()
                .that()
                .resideInAPackage("backbeat.table")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(FOUNDATION.toArray(String[]::new))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"backbeat.neighbors", "backbeat.forest", "backbeat.mlp", "backbeat.logistic", "backbeat.tree"})
    void learnersDoNotKnowEachOther(String learner) {
        List<String> others = List.of(
                        "backbeat.neighbors", "backbeat.forest", "backbeat.mlp", "backbeat.logistic", "backbeat.tree")
                .stream()
                .filter(other -> !other.equals(learner))
                .filter(other -> !(learner.equals("backbeat.forest") && other.equals("backbeat.tree")))
                .toList();
        noClasses()
                .that()
                .resideInAPackage(learner + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void learnersKnowNeitherDataNorEvaluation() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "backbeat.neighbors..",
                        "backbeat.forest..",
                        "backbeat.mlp..",
                        "backbeat.logistic..",
                        "backbeat.tree..",
                        "backbeat.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "backbeat.data..",
                        "backbeat.csv..",
                        "backbeat.recipe..",
                        "backbeat.preparation..",
                        "backbeat.synthetic..",
                        "backbeat.evaluation..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void rowsKnowNeitherFilesNorRecipes() {
        noClasses()
                .that()
                .resideInAPackage("backbeat.data")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("backbeat.csv..", "backbeat.recipe..", "backbeat.preparation..")
                .check(CLASSES);
    }

    /** A program that scores rows must not load a JSON library first. */
    @Test
    void onlyTheReadersOfRecipesKnowJson() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("backbeat.recipe.RecipeJson")
                .and()
                .doNotHaveFullyQualifiedName("backbeat.recipe.JsonFields")
                .and()
                .doNotHaveFullyQualifiedName("backbeat.text.JsonText")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("backbeat.recipe")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("backbeat.recipe.RecipeJson")
                .check(CLASSES);
    }

    @Test
    void nothingInTheEngineKnowsPipelines() {
        noClasses()
                .that()
                .resideOutsideOfPackages("backbeat.pipeline..", "backbeat.scoring..", "backbeat.learner..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("backbeat.pipeline..")
                .check(CLASSES);
    }

    /** Learners do not know that there is a list of them. */
    @Test
    void nothingInTheEngineKnowsTheCatalogue() {
        noClasses()
                .that()
                .resideOutsideOfPackage("backbeat.learner..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("backbeat.learner..")
                .check(CLASSES);
    }

    @Test
    void nothingUsesTheReferenceImplementations() {
        noClasses()
                .that()
                .resideOutsideOfPackage("backbeat.reference")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("backbeat.reference")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theEngineIsSilentAndDeterministic() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    /** What travels does so in bytes that we wrote ({@code backbeat.pipeline}), never by Java's serialization. */
    @Test
    void nothingIsSerializedByJava() {
        assertEquals(
                List.of(),
                CLASSES.stream()
                        .filter(type -> !type.isEnum() && !type.isAssignableTo(Throwable.class))
                        .filter(type -> type.getRawInterfaces().stream()
                                .anyMatch(face -> face.getName().equals("java.io.Serializable")))
                        .map(JavaClass::getName)
                        .toList());
    }
}
