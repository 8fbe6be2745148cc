package backbeat.pipeline;

import backbeat.parallel.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The reader of model files for Jazzer: any bytes are a model that is written again to the same bytes (or, of an earlier
 * layout, to bytes of today's that are), or a
 * {@link ModelFormatException}.
 *
 * <p>The first byte says what the others are: the whole file, or the content of one section of a small model, behind
 * right lengths and checksums, which a fuzzer would not find by chance.
 */
public final class ModelFuzzTarget {
    private static final List<byte[]> MODELS = models();

    private ModelFuzzTarget() {}

    /** Of every kind of model and every layout of a section. */
    private static List<byte[]> models() {
        List<byte[]> models = new ArrayList<>();
        SmallModels.every(SmallModels.prepared(8)).values().forEach(model -> models.add(ModelFile.toBytes(model)));
        try {
            for (String before : List.of("forest", "forest-subset", "knn-tree")) {
                models.add(ModelFuzzTarget.class
                        .getResourceAsStream("/golden/pipeline/v1/" + before + ".backbeat")
                        .readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 3) {
            return;
        }
        byte[] file = input[0] == 0 ? Arrays.copyOfRange(input, 1, input.length) : withSection(input);
        Pipeline pipeline;
        try {
            pipeline = ModelFile.read(file, Workers.sequential());
        } catch (ModelFormatException e) {
            return;
        }
        byte[] again = ModelFile.toBytes(pipeline);
        if (again[8] > file[8]) { // of an earlier layout
            file = again;
            again = ModelFile.toBytes(ModelFile.read(again, Workers.sequential()));
        }
        if (!Arrays.equals(file, again)) {
            throw new IllegalStateException("two files for one model");
        }
    }

    private static byte[] withSection(byte[] input) throws IOException {
        byte[] model = MODELS.get((input[1] & 0xff) % MODELS.size());
        byte[] content = Arrays.copyOfRange(input, 3, input.length);
        Container container = Container.open(ByteSource.of(model));
        List<Container.Section> sections = container.sections();
        int replaced = (input[2] & 0xff) % sections.size();
        List<Container.Part> parts = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Container.Section section = sections.get(i);
            int start = (int) section.start();
            byte[] payload = i == replaced ? content : Arrays.copyOfRange(model, start, start + (int) section.length());
            parts.add(new Container.Part(section.tag(), out -> out.raw(payload)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Container.write(parts, container.version(), out);
        return out.toByteArray();
    }

    /** The sections of the small models, as inputs to start from: what {@link #fuzzerTestOneInput} takes apart again. */
    public static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (int m = 0; m < MODELS.size(); m++) {
            List<Container.Section> sections =
                    Container.open(ByteSource.of(MODELS.get(m))).sections();
            for (int s = 0; s < sections.size(); s++) {
                int start = (int) sections.get(s).start();
                int length = (int) sections.get(s).length();
                byte[] seed = new byte[3 + length];
                seed[0] = 1;
                seed[1] = (byte) m;
                seed[2] = (byte) s;
                System.arraycopy(MODELS.get(m), start, seed, 3, length);
                seeds.add(seed);
            }
        }
        return seeds;
    }
}
