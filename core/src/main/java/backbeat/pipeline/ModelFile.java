package backbeat.pipeline;

import backbeat.data.DataException;
import backbeat.data.Reading;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.BinaryClassifier;
import backbeat.output.Draft;
import backbeat.parallel.Workers;
import backbeat.preparation.Gaps;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.SetNumbers;
import backbeat.table.Schema;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Writes and reads {@code .backbeat} files (described byte by byte in {@code docs/models.md}): the same pipeline gives the
 * same bytes on any JVM, and reading gives back a pipeline with the same bits in every answer.
 *
 * <p>Four sections follow each other: {@code PREP} the preprocessor, one named after the learner, {@code DECI} how a
 * probability becomes a decision, {@code PROV} the provenance. Reading allocates at most a small multiple of the file's
 * size, whatever the file says.
 */
public final class ModelFile {
    private static final String PREPROCESSOR = "PREP";
    private static final String DECISION = "DECI";
    private static final String PROVENANCE = "PROV";
    private static final String GAPS = "GAPS";
    private static final String READING = "READ";
    private static final String MARKS = "MARK";
    private static final String SETS = "SETS";
    private static final String NUMBERS = "RATE";
    private static final int SECTIONS = 4;

    /** The version of files with further sections; the others are what they always were. */
    private static final int WITH_MORE = 2;

    /** The sections that may follow, in this order. */
    private static final List<String> MORE = List.of(GAPS, READING, MARKS, SETS, NUMBERS);

    /** The version of files of models whose rows have sets. */
    private static final int WITH_SETS = 3;

    /** The version of files of models that make numbers of sets. */
    private static final int WITH_NUMBERS = 4;

    /** From this version on it is the layout of a section that asks for a version, and any of the further sections may follow. */
    private static final int BY_LAYOUT = 5;

    /** Of an array, on every JVM. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private ModelFile() {}

    /** As {@link Pipeline#save}. */
    public static void write(Pipeline pipeline, Path file) throws IOException {
        write(pipeline, file, LearnerCodecs.standard());
    }

    /** As above, where files hold kinds of model of the caller's own too. */
    public static void write(Pipeline pipeline, Path file, LearnerCodecs codecs) throws IOException {
        Path absolute = file.toAbsolutePath();
        try (Draft draft = Draft.file(absolute)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft.path()))) {
                write(pipeline, out, codecs);
            }
            draft.put(absolute, true);
        }
    }

    /**
     * Writes the bytes of a model file; the stream stays open.
     *
     * @throws IllegalArgumentException if the classifier is of a kind that model files do not hold
     */
    public static void write(Pipeline pipeline, OutputStream out) throws IOException {
        write(pipeline, out, LearnerCodecs.standard());
    }

    /** As above, where files hold kinds of model of the caller's own too. */
    public static void write(Pipeline pipeline, OutputStream out, LearnerCodecs codecs) throws IOException {
        write(pipeline, length -> out, codecs);
    }

    private static void write(Pipeline pipeline, LongFunction<OutputStream> opened, LearnerCodecs codecs)
            throws IOException {
        LearnerCodec<?> codec = codecs.of(pipeline.classifier());
        Gaps gaps = pipeline.preprocessor().gaps();
        List<Container.Part> parts = new ArrayList<>(List.of(
                new Container.Part(PREPROCESSOR, to -> PreprocessorCodec.write(pipeline.preprocessor(), to)),
                new Container.Part(codec.tag(), to -> writeLearner(codec, pipeline.classifier(), to)),
                new Container.Part(DECISION, to -> writeDecision(pipeline, to)),
                new Container.Part(PROVENANCE, to -> pipeline.provenance().write(to))));
        if (!gaps.isNone()) {
            parts.add(new Container.Part(GAPS, to -> GapsCodec.write(gaps, to)));
        }
        ReadingCodec.Content reading =
                new ReadingCodec.Content(pipeline.preprocessor().reading(), pipeline.trainingFile());
        if (!reading.isNone()) {
            parts.add(new Container.Part(READING, to -> ReadingCodec.write(reading, to)));
        }
        if (!reading.reading().columnMarks().isEmpty()) {
            parts.add(new Container.Part(MARKS, to -> MarksCodec.write(reading.reading(), to)));
        }
        int version = parts.size() == SECTIONS ? 1 : WITH_MORE;
        Schema schema = pipeline.preprocessor().schema();
        if (schema.hasSets()) {
            parts.add(new Container.Part(SETS, to -> SetsCodec.write(schema, to)));
            version = WITH_SETS;
        }
        List<SetNumbers> derived = pipeline.preprocessor().derived();
        if (!derived.isEmpty()) {
            parts.add(new Container.Part(NUMBERS, to -> SetNumbersCodec.write(derived, to)));
            version = WITH_NUMBERS;
        }
        Container.write(parts, Math.max(version, LearnerCodecs.version(codec, pipeline.classifier())), opened);
    }

    /**
     * The bytes of a model file.
     *
     * @throws IllegalArgumentException as {@link #write}, or if there are more bytes than an array holds
     */
    public static byte[] toBytes(Pipeline pipeline) {
        try {
            Whole[] out = new Whole[1];
            write(pipeline, length -> out[0] = new Whole(length), LearnerCodecs.standard());
            return out[0].bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
    }

    /** Bytes of a length that is known: kept as they come, not copied. */
    private static final class Whole extends ByteArrayOutputStream {
        Whole(long length) {
            super(room(length));
        }

        private static int room(long length) {
            if (length > MOST_BYTES) {
                throw new IllegalArgumentException("A model of " + length + " bytes does not fit into an array");
            }
            return (int) length;
        }

        byte[] bytes() {
            return buf;
        }
    }

    private static <M extends BinaryClassifier> void writeLearner(
            LearnerCodec<M> codec, BinaryClassifier classifier, SectionWriter out) throws IOException {
        codec.write(codec.type().cast(classifier), out);
    }

    private static void writeDecision(Pipeline pipeline, SectionWriter out) throws IOException {
        CalibrationCodec.write(pipeline.calibration(), out);
        out.f64(pipeline.threshold());
        out.texts(pipeline.identifiers());
    }

    /**
     * A part of a model file.
     *
     * @param name  four letters
     * @param bytes its payload
     */
    public record Section(String name, long bytes) {}

    /**
     * The parts of a file in order, after their checksums have been verified.
     *
     * @throws ModelFormatException as {@link #read}
     */
    public static List<Section> sections(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Container.open(ByteSource.of(channel)).sections().stream()
                    .map(section -> new Section(section.tag(), section.length()))
                    .toList();
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /** As {@link Pipeline#load}, but not yet laid out for many rows; trees and a kNN model's index are read with all processors. */
    public static Pipeline read(Path file) throws IOException {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            return read(file, workers, KernelProvider.best().kernels());
        }
    }

    /**
     * Reads a file.
     *
     * @param workers for reading several trees at a time, and the index of a kNN model; not kept
     * @param kernels the inner loops that the model will use; they change the speed and no bit of an answer
     * @throws ModelFormatException if it is damaged, cut off, too new, or no model at all; the message names the file
     * @throws IOException          if it cannot be read
     */
    public static Pipeline read(Path file, Workers workers, Kernels kernels) throws IOException {
        return read(file, workers, kernels, LearnerCodecs.standard());
    }

    /** As above, where files hold kinds of model of the caller's own too. */
    public static Pipeline read(Path file, Workers workers, Kernels kernels, LearnerCodecs codecs) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(ByteSource.of(channel), workers, kernels, codecs);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a model from memory, such as a resource of a program. */
    public static Pipeline read(byte[] bytes, Workers workers) throws IOException {
        return read(ByteSource.of(bytes), workers, KernelProvider.best().kernels(), LearnerCodecs.standard());
    }

    private static Pipeline read(ByteSource source, Workers workers, Kernels kernels, LearnerCodecs codecs)
            throws IOException {
        Container container = Container.open(source);
        List<String> tags =
                container.sections().stream().map(Container.Section::tag).toList();
        int version = container.version();
        if (tags.size() < SECTIONS
                || version < BY_LAYOUT && version >= WITH_MORE == (tags.size() == SECTIONS)
                || version < BY_LAYOUT && version >= WITH_SETS != tags.contains(SETS)
                || version < BY_LAYOUT && version >= WITH_NUMBERS != tags.contains(NUMBERS)
                || tags.contains(NUMBERS) && !tags.contains(SETS)
                || !MORE.stream().filter(tags::contains).toList().equals(tags.subList(SECTIONS, tags.size()))
                || !tags.get(0).equals(PREPROCESSOR)
                || !tags.get(2).equals(DECISION)
                || !tags.get(3).equals(PROVENANCE)) {
            throw new ModelFormatException("The sections are " + tags + ", not those of a model");
        }
        try {
            return read(container, codecs.of(tags.get(1)), workers, kernels);
        } catch (IllegalArgumentException | IllegalStateException | DataException e) {
            // The parts' own checks: lengths that do not fit together, a name used twice.
            throw new ModelFormatException("The parts do not fit together: " + e.getMessage(), e);
        }
    }

    private static Pipeline read(Container container, LearnerCodec<?> codec, Workers workers, Kernels kernels)
            throws IOException {
        ReadingCodec.Content reading =
                optional(container, READING, ReadingCodec::read).orElse(ReadingCodec.Content.NONE);
        Preprocessor preprocessor = preprocessor(container, reading.reading());

        SectionReader in = container.section(1);
        BinaryClassifier classifier = codec.read(in, preprocessor.schema(), workers, kernels);
        in.expectEnd();
        if (container.version() >= BY_LAYOUT && LearnerCodecs.version(codec, classifier) != container.version()) {
            throw new ModelFormatException("Nothing in the file is of its version " + container.version());
        }

        in = container.section(3);
        Provenance provenance = Provenance.read(in);
        in.expectEnd();

        in = container.section(2);
        Pipeline pipeline =
                Pipeline.of(preprocessor, classifier).withProvenance(provenance).withTrainingFile(reading.file());
        var calibration = CalibrationCodec.read(in);
        if (calibration.isPresent()) {
            pipeline = pipeline.withCalibration(calibration.get());
        }
        pipeline = pipeline.withThreshold(in.f64("threshold")).withIdentifiers(in.texts("identifying columns"));
        in.expectEnd();
        return pipeline;
    }

    /** The first section, with what the further ones say of it. */
    private static Preprocessor preprocessor(Container container, Reading reading) throws IOException {
        Optional<Gaps> gaps = optional(container, GAPS, GapsCodec::read);
        Reading fields = optional(container, MARKS, MarksCodec::read)
                .map(reading::withColumnMarks)
                .orElse(reading);
        List<Optional<Character>> separators =
                optional(container, SETS, SetsCodec::read).orElse(List.of());
        List<SetNumbers> derived =
                optional(container, NUMBERS, SetNumbersCodec::read).orElse(List.of());
        SectionReader in = container.section(0);
        Preprocessor preprocessor = PreprocessorCodec.read(in, gaps, fields, separators, derived);
        in.expectEnd();
        return preprocessor;
    }

    /** Reads what a section holds. */
    @FunctionalInterface
    private interface Content<T> {
        T read(SectionReader in) throws IOException;
    }

    /** What a section holds that a file may do without. */
    private static <T> Optional<T> optional(Container container, String tag, Content<T> content) throws IOException {
        int number = container.sections().stream()
                .map(Container.Section::tag)
                .toList()
                .indexOf(tag);
        if (number < 0) {
            return Optional.empty();
        }
        SectionReader in = container.section(number);
        T read = content.read(in);
        in.expectEnd();
        return Optional.of(read);
    }
}
