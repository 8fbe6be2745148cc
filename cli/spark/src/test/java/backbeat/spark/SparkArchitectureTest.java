package backbeat.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of this module. */
class SparkArchitectureTest {
    private static final int MOST_FILES = 15;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("backbeat.spark");

    @Test
    void thereAreNoCyclesOfPackages() {
        slices().matching("backbeat.spark.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandsKnowTheCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages("backbeat.spark", "backbeat.spark.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("backbeat.spark.command", "backbeat.cli", "picocli..")
                .check(CLASSES);
    }

    @Test
    void aRoomHoldsOneIdea() {
        Map<String, Long> files = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        List<String> crowded = files.entrySet().stream()
                .filter(room -> room.getValue() > MOST_FILES)
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), crowded);
    }
}
