package backbeat.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every exercise: the skeleton fails, the reference passes; the right lines alone meet the defect that is hidden beside them,
 * and pass when it is mended; plausible wrong answers fail with a message that teaches. The answers are in the test's
 * resources, out of sight of a class.
 */
class ExercisesTest {
    private static final Path FOLDER = Path.of("../docs/exercises");
    private static final Path ANSWERS = Path.of("src/test/resources/exercises");

    @TempDir
    private Path directory;

    static Stream<Exercise> exercises() throws IOException {
        return Exercise.all(FOLDER).stream();
    }

    /** What an answer puts into the skeleton. */
    private record Answer(String title, String lines) {
        /** The words that the check must say; empty for the right answer. */
        String words() {
            return title.contains("): ")
                    ? title.substring(title.indexOf("): ") + 3).strip()
                    : "";
        }

        String mistake() {
            return title.substring(title.indexOf('(') + 1, title.indexOf("): "));
        }
    }

    private static List<Answer> answers(Exercise exercise) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (String part :
                Files.readString(ANSWERS.resolve(exercise.name() + ".txt")).split("(?m)^== ")) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                answers.add(new Answer(
                        part.substring(0, end), part.substring(end + 1).stripTrailing()));
            }
        }
        return answers;
    }

    private static Answer only(List<Answer> answers, String kind) {
        return answers.stream()
                .filter(answer -> answer.title().startsWith(kind))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> check(Exercise exercise, String source) throws IOException {
        Path file = directory.resolve(exercise.type() + ".java");
        Files.writeString(file, source);
        return Checker.check(exercise, exercise.check(FOLDER), file);
    }

    private static String with(String skeleton, Answer answer) {
        String complete =
                skeleton.replaceFirst("(?s) *// >>> your lines.*?// <<<", Matcher.quoteReplacement(answer.lines()));
        assertTrue(!complete.equals(skeleton), "the skeleton has a place to fill");
        return complete;
    }

    private static String mended(String source, Answer defect) {
        String[] change = defect.lines().split("\n=>\n");
        assertTrue(source.contains(change[0]), () -> "the skeleton has the defect: " + change[0]);
        return source.replace(change[0], change[1]);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void skeletonFailsAndReferencePasses(Exercise exercise) throws IOException {
        Optional<String> finding = check(exercise, Files.readString(exercise.skeleton(FOLDER)));
        assertTrue(finding.orElse("nothing").startsWith("There is something left to write"), finding::toString);
        String reference = Files.readString(ANSWERS.resolve("reference/" + exercise.type() + ".java"));
        assertEquals(Optional.empty(), check(exercise, reference));
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theHiddenDefectIsMetAndTaught(Exercise exercise) throws IOException {
        List<Answer> answers = answers(exercise);
        Answer defect = only(answers, "defect");
        String right = with(Files.readString(exercise.skeleton(FOLDER)), only(answers, "right"));
        Optional<String> finding = check(exercise, right);
        assertTrue(finding.orElse("nothing").contains(defect.words()), finding::toString);
        assertEquals(Optional.empty(), check(exercise, mended(right, defect)));
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void wrongAnswersFailWithAMessageThatTeaches(Exercise exercise) throws IOException {
        List<Answer> answers = answers(exercise);
        List<Answer> wrong = answers.stream()
                .filter(answer -> answer.title().startsWith("wrong"))
                .toList();
        assertTrue(wrong.size() >= 2);
        for (Answer answer : wrong) {
            String source = with(Files.readString(exercise.skeleton(FOLDER)), answer);
            Optional<String> finding = check(exercise, mended(source, only(answers, "defect")));
            assertTrue(finding.orElse("nothing").contains(answer.words()), answer.title() + "\n" + finding);
        }
    }

    /** The teacher's table of mistakes and messages; {@code -Dbook.write=true} writes it anew. */
    @Test
    void theTeachersPageHasTheMessages() throws IOException {
        StringBuilder table = new StringBuilder("| exercise | an answer that | is told |\n| --- | --- | --- |\n");
        for (Exercise exercise : Exercise.all(FOLDER)) {
            List<Answer> answers = answers(exercise);
            String skeleton = Files.readString(exercise.skeleton(FOLDER));
            Answer defect = only(answers, "defect");
            for (Answer answer : answers) {
                if (answer.title().startsWith("wrong")) {
                    add(table, exercise, answer.mistake(), check(exercise, mended(with(skeleton, answer), defect)));
                }
            }
            String unmended = with(skeleton, only(answers, "right"));
            add(
                    table,
                    exercise,
                    "is right, and leaves what was there: it " + defect.mistake(),
                    check(exercise, unmended));
        }
        Path page = Path.of("../docs/teaching.md");
        String text = Files.readString(page);
        int from = text.indexOf("<!-- mistakes -->\n") + "<!-- mistakes -->\n".length();
        String now = text.substring(0, from) + table + text.substring(text.indexOf("<!-- end of mistakes -->"));
        if (Boolean.getBoolean("book.write")) {
            Files.writeString(page, now);
        }
        assertEquals(now, Files.readString(page));
    }

    private static void add(StringBuilder table, Exercise exercise, String mistake, Optional<String> finding) {
        String message =
                finding.orElseThrow().replaceAll(" \\(expected .*\\)$", "").replace("|", "\\|");
        table.append("| `")
                .append(exercise.name())
                .append("` | ")
                .append(mistake)
                .append(" | ");
        table.append(message).append(" |\n");
    }

    @Test
    void thereAreFourALesson() throws IOException {
        assertEquals(12, exercises().count());
        for (String lesson : List.of("k nearest neighbors", "The random forest", "The multilayer perceptron")) {
            assertEquals(
                    4,
                    exercises()
                            .filter(exercise -> exercise.lesson().equals(lesson))
                            .count());
        }
    }

    @Test
    void saysWhereAnAnswerDoesNotCompileOrEnd() throws IOException {
        Exercise gini = exercises()
                .filter(exercise -> exercise.name().equals("gini"))
                .findFirst()
                .orElseThrow();
        String skeleton = Files.readString(gini.skeleton(FOLDER));
        String broken = with(skeleton, new Answer("", "        return p +;"));
        assertTrue(check(gini, broken).orElseThrow().matches("(?s)It does not compile: line \\d+: .*"));
        String failing = with(skeleton, new Answer("", "        return (new double[0])[3];"));
        assertTrue(check(gini, failing.replace("[1][2].length", "[3]"))
                .orElseThrow()
                .contains("in line"));
    }
}
