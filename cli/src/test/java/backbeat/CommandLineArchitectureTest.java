package backbeat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the rooms of the command line's module: each knows those below it, and nobody goes round in circles. */
class CommandLineArchitectureTest {
    /** A room that grows beyond this has more than one idea; the commands themselves are a list, not an idea. */
    private static final int MOST_FILES = 15;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/core/"))
            .importPackages("backbeat");

    @Test
    void thereAreNoCyclesOfPackages() {
        slices().matching("backbeat.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Nothing in {@code room} may know the rooms in {@code others}, which stand above it or beside it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files     | source study search insight leaks published experiment report cli",
                "source    | study search insight leaks published experiment report cli",
                "result    | files source study search insight leaks published experiment report cli",
                "study     | search insight leaks published experiment report cli",
                "search    | insight leaks published experiment report cli",
                "insight   | leaks published experiment report cli",
                "leaks     | insight published experiment report cli",
                "published | search insight leaks experiment report cli",
                "report    | source study search insight leaks published cli",
                "onnx      | study catalogue search insight leaks published experiment report cli",
                "knowledge | insight leaks published experiment report cli",
                "experiment| report cli",
                "inspection| study catalogue search insight leaks published experiment report cli",
                "catalogue | search insight leaks published experiment report cli",
                "learners  | leaks published experiment report cli"
            })
    void aRoomKnowsOnlyThoseBelow(String room, String others) {
        String[] packages = Arrays.stream(others.split(" "))
                .map(other -> "backbeat." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("backbeat." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    /** Who asks about a learner asks the catalogue that it was given. */
    @Test
    void onlyTheCommandsKnowTheListOfTheLearners() {
        noClasses()
                .that()
                .resideOutsideOfPackages("backbeat.learners", "backbeat.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("backbeat.learners")
                .check(CLASSES);
    }

    @Test
    void aRoomHoldsOneIdea() {
        Map<String, Long> files = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        List<String> large = files.entrySet().stream()
                .filter(room -> room.getValue() > MOST_FILES)
                .map(Map.Entry::getKey)
                .filter(room -> !room.equals("backbeat.cli") && !room.equals("backbeat.report.section"))
                .sorted()
                .toList();
        assertTrue(large.isEmpty(), () -> "more than " + MOST_FILES + " files: " + large);
    }
}
