package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files that are wrong in any way behind right checksums: the reader says so, or the model it returns can be used and is
 * written again to the same bytes. A corpus of such files, one for each kind of complaint, is kept and tried again first.
 *
 * <p>The number of mutations can be raised with {@code -Dfuzz.rounds=1000000}; {@code -Dfuzz.keep=DIR} writes the corpus.
 */
class ModelFileFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 6_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20L + ROUNDS / 50);

    private final Dataset dataset = SmallModels.dataset(5, 3);

    /** A file taken apart into tags and payloads. */
    private record Parts(int version, List<String> tags, List<byte[]> payloads) {
        static Parts of(byte[] file) throws IOException {
            List<String> tags = new ArrayList<>();
            List<byte[]> payloads = new ArrayList<>();
            Container container = Container.open(ByteSource.of(file));
            for (Container.Section section : container.sections()) {
                tags.add(section.tag());
                int start = (int) section.start();
                payloads.add(Arrays.copyOfRange(file, start, start + (int) section.length()));
            }
            return new Parts(container.version(), tags, payloads);
        }

        /** Puts the parts together with right lengths and checksums. */
        byte[] file() throws IOException {
            List<Container.Part> parts = new ArrayList<>();
            for (int i = 0; i < tags.size(); i++) {
                byte[] payload = payloads.get(i);
                parts.add(new Container.Part(tags.get(i), out -> out.raw(payload)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Container.write(parts, version, out);
            return out.toByteArray();
        }
    }

    /** Of every kind of model and every layout of a section. */
    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        SmallModels.every(SmallModels.prepared(8)).values().forEach(model -> seeds.add(ModelFile.toBytes(model)));
        SmallModels.searchesThatWereTried().values().forEach(model -> seeds.add(ModelFile.toBytes(model)));
        for (String before : List.of("forest", "forest-subset", "knn", "knn-tree", "blend")) {
            seeds.add(Files.readAllBytes(GoldenModelTest.folder().resolve("v1").resolve(before + ".backbeat")));
        }
        return seeds;
    }

    private static byte[] mutate(List<byte[]> seeds, Xoshiro256 random) throws IOException {
        Parts parts = Parts.of(seeds.get(random.nextInt(seeds.size())));
        for (int change = random.nextInt(3); change >= 0; change--) {
            int index = random.nextInt(parts.payloads().size());
            byte[] payload = parts.payloads().get(index);
            int at = random.nextInt(payload.length + 1);
            switch (random.nextInt(7)) {
                case 0 -> flip(payload, at, (byte) (1 << random.nextInt(8)));
                case 1 -> flip(payload, at, (byte) (1 + random.nextInt(255)));
                case 2 -> number(payload, at, random);
                case 3 -> parts.payloads().set(index, without(payload, at, 1 + random.nextInt(8)));
                case 4 -> parts.payloads().set(index, with(payload, at, random));
                case 5 -> {
                    Parts other = Parts.of(seeds.get(random.nextInt(seeds.size())));
                    int theirs = random.nextInt(other.payloads().size());
                    parts.payloads().set(index, other.payloads().get(theirs));
                    parts.tags().set(index, other.tags().get(theirs));
                }
                default -> {
                    int second = random.nextInt(parts.payloads().size());
                    Collections.swap(parts.payloads(), index, second);
                }
            }
        }
        return parts.file();
    }

    private static void flip(byte[] payload, int at, byte mask) {
        if (at < payload.length) {
            payload[at] ^= mask;
        }
    }

    /** Overwrites four bytes with a number that lengths and counts must not be. */
    private static void number(byte[] payload, int at, Xoshiro256 random) {
        int[] numbers = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, payload.length, 0x7fc00000, 0xff800000};
        if (at + Integer.BYTES <= payload.length) {
            ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putInt(at, numbers[random.nextInt(numbers.length)]);
        }
    }

    private static byte[] without(byte[] payload, int at, int length) {
        int end = Math.min(payload.length, at + length);
        byte[] shorter = Arrays.copyOf(payload, payload.length - (end - at));
        System.arraycopy(payload, end, shorter, at, payload.length - end);
        return shorter;
    }

    private static byte[] with(byte[] payload, int at, Xoshiro256 random) {
        byte[] inserted = new byte[1 + random.nextInt(8)];
        for (int i = 0; i < inserted.length; i++) {
            inserted[i] = (byte) random.nextInt(256);
        }
        byte[] longer = Arrays.copyOf(payload, payload.length + inserted.length);
        System.arraycopy(inserted, 0, longer, at, inserted.length);
        System.arraycopy(payload, at, longer, at + inserted.length, payload.length - at);
        return longer;
    }

    /** Reads a file that may be wrong; the complaint, or the empty string if there is none. */
    private String read(byte[] file) {
        Pipeline pipeline;
        try {
            pipeline = ModelFile.read(file, Workers.sequential());
        } catch (ModelFormatException e) {
            assertFalse(e.getMessage() == null || e.getMessage().isBlank());
            return e.getMessage();
        } catch (IOException e) {
            return fail("an unclear error", e);
        }
        checkWrittenAgain(file, ModelFile.toBytes(pipeline));
        if (pipeline.preprocessor().columns().names().stream().allMatch(SmallModels.COLUMNS.names()::contains)) {
            try {
                pipeline.probabilities(pipeline.encode(dataset, SmallModels.all(dataset)), Workers.sequential());
            } catch (DataException | IllegalArgumentException e) {
                // A preprocessor with absurd figures may refuse rows; it says so.
                assertFalse(e.getMessage() == null);
            }
        }
        return "";
    }

    /** A file of today's layout is the only one of its model; another is written in today's, once and for all. */
    private static void checkWrittenAgain(byte[] file, byte[] again) {
        byte[] last = again;
        if (again[8] > file[8]) {
            try {
                last = ModelFile.toBytes(ModelFile.read(again, Workers.sequential()));
            } catch (IOException e) {
                fail("what was read cannot be read again", e);
            }
        }
        assertArrayEquals(again[8] > file[8] ? again : file, last, "two files for one model");
    }

    @Test
    void mutatedFilesAreRefusedOrSound() throws IOException {
        List<byte[]> seeds = seeds();
        Map<String, byte[]> complaints = new TreeMap<>();
        int[] sound = new int[1];
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] file = mutate(seeds, Xoshiro256.stream(2026, round));
                String complaint = read(file);
                sound[0] += complaint.isEmpty() ? 1 : 0;
                complaints.putIfAbsent(
                        complaint.replaceAll("-?[0-9.]+(E-?[0-9]+)?", "#").replaceAll("'.*", ""), file);
            }
        });
        assertTrue(complaints.size() > 40, "only " + complaints.size() + " kinds of complaint");
        assertTrue(sound[0] > ROUNDS / 20, "mutations that are models too: " + sound[0]);
        keep(complaints);
    }

    private static void keep(Map<String, byte[]> complaints) {
        String folder = System.getProperty("fuzz.keep");
        if (folder == null) {
            return;
        }
        try {
            int number = 0;
            for (Map.Entry<String, byte[]> entry : complaints.entrySet()) {
                if (!entry.getKey().isEmpty()) {
                    Files.write(Path.of(folder, String.format("%03d.bin", number++)), entry.getValue());
                }
            }
        } catch (IOException e) {
            fail("the corpus could not be kept", e);
        }
    }

    @Test
    void theCorpusIsRefused() throws IOException {
        try (Stream<Path> files = Files.list(GoldenModelTest.folder().resolve("fuzz"))) {
            List<Path> corpus =
                    files.filter(file -> file.toString().endsWith(".bin")).toList();
            assertTrue(corpus.size() > 40, corpus.size() + " files");
            for (Path file : corpus) {
                byte[] bytes = Files.readAllBytes(file);
                assertFalse(read(bytes).isEmpty(), file + " was refused once");
            }
        }
    }
}
