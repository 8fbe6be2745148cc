package backbeat.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the rooms of the workshop, and that it knows the engine alone. */
class BenchmarksArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("jmh_generated"))
            .importPackages("backbeat.benchmarks");

    @Test
    void thereAreNoCyclesOfPackages() {
        slices().matching("backbeat.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Nothing in {@code room} may know the rooms in {@code others}, which stand above it or beside it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec     | data results peers report harness quality commands",
                "data     | spec results peers report harness quality commands",
                "results  | data peers report harness quality commands",
                "peers    | results report harness quality commands",
                "report   | data peers harness quality commands",
                "harness  | data peers report quality commands",
                "quality  | results peers report harness commands"
            })
    void aRoomKnowsOnlyThoseBelow(String room, String others) {
        noClasses()
                .that()
                .resideInAPackage("backbeat.benchmarks." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(others.split(" "))
                        .map(other -> "backbeat.benchmarks." + other)
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    /** The benchmarks themselves know what they measure, not how they are run or reported. */
    @Test
    void benchmarksKnowNothingOfTheHarness() {
        noClasses()
                .that()
                .resideInAPackage("backbeat.benchmarks")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "backbeat.benchmarks.results",
                        "backbeat.benchmarks.report",
                        "backbeat.benchmarks.harness",
                        "backbeat.benchmarks.quality",
                        "backbeat.benchmarks.commands")
                .check(CLASSES);
    }
}
