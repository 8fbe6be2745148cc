package backbeat.pipeline;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a model comes from: enough to train it again, and to tell whether that gave the same. It holds no clock time, no
 * machine and no JVM: the same data, options and seed give the same model file anywhere.
 *
 * @param recipe     name of the recipe that says what the columns mean; may be empty
 * @param dataName   the data's name, for people; may be empty
 * @param dataSha256 SHA-256 of the training CSV in lower-case hexadecimal; may be empty
 * @param protocol   how rows were kept and split, such as {@code song}; may be empty
 * @param positive   what the positive class is, such as {@code popularity >= 50}; may be empty
 * @param seed       the seed of split and training
 * @param options    the options the learner was trained with, by name
 * @param versions   versions that matter, by name, such as {@code backbeat}
 * @param metrics    what the model reached, by name, such as {@code test.auc}
 */
public record Provenance(
        String recipe,
        String dataName,
        String dataSha256,
        String protocol,
        String positive,
        long seed,
        SortedMap<String, String> options,
        SortedMap<String, String> versions,
        SortedMap<String, Double> metrics) {
    /** Nothing is known. */
    public static final Provenance NONE =
            new Provenance("", "", "", "", "", 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** @throws NullPointerException if anything is null, names and values within the maps included */
    public Provenance {
        Objects.requireNonNull(recipe, "recipe");
        Objects.requireNonNull(dataName, "dataName");
        Objects.requireNonNull(dataSha256, "dataSha256");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(positive, "positive");
        options = sorted(options);
        versions = sorted(versions);
        metrics = sorted(metrics);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> values) {
        TreeMap<String, V> copy = new TreeMap<>(); // natural order, whatever order the argument has
        values.forEach((name, value) -> copy.put(Objects.requireNonNull(name), Objects.requireNonNull(value)));
        return Collections.unmodifiableSortedMap(copy);
    }

    public Provenance withRecipe(String value) {
        return new Provenance(value, dataName, dataSha256, protocol, positive, seed, options, versions, metrics);
    }

    public Provenance withData(String name, String sha256) {
        return new Provenance(recipe, name, sha256, protocol, positive, seed, options, versions, metrics);
    }

    public Provenance withProtocol(String value) {
        return new Provenance(recipe, dataName, dataSha256, value, positive, seed, options, versions, metrics);
    }

    public Provenance withPositive(String value) {
        return new Provenance(recipe, dataName, dataSha256, protocol, value, seed, options, versions, metrics);
    }

    public Provenance withSeed(long value) {
        return new Provenance(recipe, dataName, dataSha256, protocol, positive, value, options, versions, metrics);
    }

    public Provenance withOptions(Map<String, String> values) {
        return new Provenance(
                recipe, dataName, dataSha256, protocol, positive, seed, sorted(values), versions, metrics);
    }

    public Provenance withVersions(Map<String, String> values) {
        return new Provenance(recipe, dataName, dataSha256, protocol, positive, seed, options, sorted(values), metrics);
    }

    public Provenance withMetrics(Map<String, Double> values) {
        return new Provenance(
                recipe, dataName, dataSha256, protocol, positive, seed, options, versions, sorted(values));
    }

    void write(SectionWriter out) throws IOException {
        out.text(recipe);
        out.text(dataName);
        out.text(dataSha256);
        out.text(protocol);
        out.text(positive);
        out.i64(seed);
        out.textMap(options);
        out.textMap(versions);
        out.numberMap(metrics);
    }

    static Provenance read(SectionReader in) throws IOException {
        return new Provenance(
                in.text("recipe"),
                in.text("data name"),
                in.text("data hash"),
                in.text("protocol"),
                in.text("positive class"),
                in.i64("seed"),
                in.textMap("options"),
                in.textMap("versions"),
                in.numberMap("metrics"));
    }
}
