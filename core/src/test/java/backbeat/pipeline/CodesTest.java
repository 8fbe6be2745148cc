package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bytes of constants in model files are those of the day they were given, and hang on no order of declaration. */
class CodesTest {
    private enum Plain {
        SQUARE,
        ROUND
    }

    /** The same with another order and a constant more. */
    private enum Moved {
        OVAL,
        ROUND,
        SQUARE
    }

    @Test
    void codesAreThoseOfTheFirstDay() {
        List<String> table = new ArrayList<>();
        for (Codes<?> codes : Codes.ALL) {
            table.add(codes.field() + ": " + names(codes));
        }
        assertEquals(
                List.of(
                        "criterion: {0=GINI, 1=ENTROPY}",
                        "category splits: {0=ONE_HOT, 1=SUBSET}",
                        "rule of candidates: {0=SQRT, 1=LOG2, 2=ALL, 3=FRACTION, 4=COUNT}",
                        "kind of node: {0=LEAF, 1=NUMERIC, 2=CATEGORY, 3=SUBSET}",
                        "weighting: {0=UNIFORM, 1=DISTANCE}",
                        "search: {0=AUTO, 1=TREE, 2=BRUTE}",
                        "category scale: {0=ONE, 1=STANDARDIZED}",
                        "kind of calibration: {0=NONE, 1=PLATT, 2=ISOTONIC}"),
                table);
    }

    private static <E extends Enum<E>> Map<Integer, String> names(Codes<E> codes) {
        Map<Integer, String> names = new TreeMap<>();
        for (E constant : codes.type().getEnumConstants()) {
            names.put(codes.code(constant), constant.name());
        }
        return names;
    }

    @Test
    void anotherOrderOfDeclarationChangesNoByte() throws IOException {
        Codes<Plain> plain = new Codes<>("shape", Plain.class, Map.of(Plain.SQUARE, 0, Plain.ROUND, 1));
        Codes<Moved> moved = new Codes<>("shape", Moved.class, Map.of(Moved.SQUARE, 0, Moved.ROUND, 1, Moved.OVAL, 2));
        for (Plain shape : Plain.values()) {
            byte[] bytes = bytes(plain, shape);
            assertArrayEquals(bytes, bytes(moved, Moved.valueOf(shape.name())));
            assertEquals(shape.name(), moved.read(reader(bytes)).name());
        }
    }

    private static <E extends Enum<E>> byte[] bytes(Codes<E> codes, E constant) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SectionWriter writer = new SectionWriter(out);
        codes.write(constant, writer);
        writer.finish();
        return out.toByteArray();
    }

    private static SectionReader reader(byte[] bytes) {
        return new SectionReader(ByteSource.of(bytes), "TEST", 0, bytes.length);
    }

    @Test
    void everyCodeIsReadAsItsConstantAndEveryOtherByteIsRefusedByTheNameOfTheField() throws IOException {
        for (Codes<?> codes : Codes.ALL) {
            Map<Integer, String> names = names(codes);
            for (int code = 0; code <= 0xff; code++) {
                SectionReader in = reader(new byte[] {(byte) code});
                if (names.containsKey(code)) {
                    assertEquals(names.get(code), codes.read(in).name());
                } else {
                    String complaint = assertThrows(ModelFormatException.class, () -> codes.read(in))
                            .getMessage();
                    assertTrue(complaint.contains(codes.field() + " has the code " + code + ","), complaint);
                }
            }
        }
    }

    @Test
    void aConstantWithoutACodeOrWithAnothersIsRefused() {
        for (Map<Plain, Integer> wrong : List.of(
                Map.of(Plain.SQUARE, 0),
                Map.of(Plain.SQUARE, 3, Plain.ROUND, 3),
                Map.of(Plain.SQUARE, -1, Plain.ROUND, 1),
                Map.of(Plain.SQUARE, 256, Plain.ROUND, 1))) {
            String complaint = assertThrows(
                            IllegalArgumentException.class, () -> new Codes<>("shape", Plain.class, wrong))
                    .getMessage();
            assertTrue(complaint.startsWith("The shape "), complaint);
        }
    }

    /** Ordinals leave memory nowhere; these files index arrays with them and forget them. */
    @Test
    void noOrdinalReachesAFileOrASeed() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("core", "cli")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file).contains("ordinal()")) {
                        found.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertEquals(Set.of("WeightedEvaluation.java", "Resamples.java", "DescentDemo.java"), found);
    }
}
