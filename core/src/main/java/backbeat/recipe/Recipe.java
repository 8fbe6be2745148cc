package backbeat.recipe;

import backbeat.csv.CsvDialect;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.GroupKey;
import backbeat.data.LabelRule;
import backbeat.data.Relation;
import backbeat.data.SetRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that the study has to know about a data set: where it comes from, what its columns mean, what is to be predicted,
 * which rows belong together. Another CSV with a binary label is another recipe.
 *
 * @param name            a short name
 * @param source          where the file can be had; empty if only from the user
 * @param columns         the columns that are read, and the label rule
 * @param dropped         columns that are known and not read, such as a running index; two rows that differ only there
 *                        are duplicates
 * @param id              the text column that identifies a row in outputs, if there is one
 * @param display         the text columns that name a row to people, most telling first
 * @param groups          the group keys
 * @param protocols       the protocols beside {@link Protocol#ROWS}
 * @param defaultProtocol the protocol that is used unless another is asked for
 * @param cluster         the group key whose groups are taken as independent by intervals and tests; if empty, what the
 *                        protocol keeps together is
 * @param outliers        the quantiles beyond which a number is an outlier
 * @param plausible       the ranges that numbers should lie in, by column; what lies outside is reported and kept
 * @param published       figures to compare with: model, then metric, then value
 * @param synthetic       how to imitate the data set where the file cannot be had
 * @param rows            how the rows of the file are to be taken
 * @param knowledge       columns made of others, and what models may know step by step
 * @param relations       what rows may have in common, the farthest relatives first
 * @param finding         what a search found out about the published figures
 */
public record Recipe(
        String name,
        Optional<Source> source,
        Columns columns,
        List<String> dropped,
        Optional<String> id,
        List<String> display,
        List<GroupKey> groups,
        List<Protocol> protocols,
        String defaultProtocol,
        Optional<String> cluster,
        OutlierRule outliers,
        Map<String, Range> plausible,
        Map<String, Map<String, Double>> published,
        Optional<SyntheticSpec> synthetic,
        RowRules rows,
        Knowledge knowledge,
        List<Relation> relations,
        Optional<PublishedFinding> finding) {
    /**
     * Where the file comes from.
     *
     * @param url     its address; downloads are over HTTPS only
     * @param bytes   its size
     * @param sha256  its SHA-256, 64 lower-case hexadecimal digits
     * @param license its license, for people
     * @param title   what it is called, for people
     */
    public record Source(String url, long bytes, String sha256, String license, String title) {
        /** @throws IllegalArgumentException if the size is not positive or the hash is none */
        public Source {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(license, "license");
            Objects.requireNonNull(title, "title");
            if (bytes < 1) {
                throw new IllegalArgumentException("The source's size is " + bytes + " bytes");
            }
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "The source's sha256 is not 64 lower-case hexadecimal digits: '" + sha256 + "'");
            }
        }
    }

    /**
     * The quantiles of the training rows beyond which a number is an outlier.
     *
     * @param lower in [0, 1)
     * @param upper in (0, 1], above {@code lower}
     */
    public record OutlierRule(double lower, double upper) {
        /** @throws IllegalArgumentException unless {@code 0 <= lower < upper <= 1} */
        public OutlierRule {
            if (!(lower >= 0 && lower < upper && upper <= 1)) {
                throw new IllegalArgumentException(
                        "The outlier quantiles must satisfy 0 <= lower < upper <= 1, not " + lower + " and " + upper);
            }
        }
    }

    /**
     * A range of numbers, both ends included; an open end is infinite.
     *
     * @param low  the least
     * @param high the greatest
     */
    public record Range(double low, double high) {
        /** @throws IllegalArgumentException unless {@code low <= high} */
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException("A range must not end before it begins: " + low + " to " + high);
            }
        }

        public boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /** @throws IllegalArgumentException if the parts do not fit together; the message says which */
    public Recipe {
        RecipeChecks.fileName("recipe", name);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(columns, "columns");
        dropped = List.copyOf(dropped);
        Objects.requireNonNull(id, "id");
        display = List.copyOf(display);
        groups = List.copyOf(groups);
        protocols = List.copyOf(protocols);
        Objects.requireNonNull(defaultProtocol, "defaultProtocol");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(outliers, "outliers");
        plausible = Collections.unmodifiableMap(new LinkedHashMap<>(plausible));
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        published.forEach(
                (model, values) -> figures.put(model, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        published = Collections.unmodifiableMap(figures);
        Objects.requireNonNull(synthetic, "synthetic");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(knowledge, "knowledge");
        relations = List.copyOf(relations);
        Objects.requireNonNull(finding, "finding");

        RecipeChecks checks = new RecipeChecks(columns);
        checks.ranges(plausible);
        checks.knowledge(knowledge);
        checks.relations(relations);
        checks.missing(rows);
        checks.dates(synthetic);
        rows = rows.withMissing(rows.missing().withParts(columns.reading().dates()));
        checks.label();
        checks.merge(rows);
        checks.texts(dropped, id, display);
        checks.groups(groups, cluster);
        checks.protocols(groups, protocols, defaultProtocol);
    }

    /** How the file is written. */
    public CsvDialect csv() {
        return rows.csv();
    }

    /** What is to be predicted. */
    public LabelRule label() {
        return columns.label().orElseThrow();
    }

    /** The same recipe with another label rule on the same column. */
    public Recipe withLabel(LabelRule rule) {
        return with(columns.withLabel(Optional.of(rule)), rows);
    }

    /** The same recipe with rows taken otherwise. */
    public Recipe withRows(RowRules rules) {
        return with(columns, rules);
    }

    /** The same recipe with each field of a set column as one category. */
    public Recipe withoutSets() {
        return with(columns.withSets(List.of()), rows);
    }

    /** The same recipe with a categorical column as a set: a row that stands for several has the categories of all. */
    public Recipe collecting(String column) {
        List<SetRule> sets = new ArrayList<>(columns.sets());
        sets.removeIf(set -> set.column().equals(column));
        sets.add(new SetRule(column, columns.set(column).map(SetRule::separator).orElse(SetRule.SEPARATOR), true));
        return with(columns.withSets(sets), rows);
    }

    private Recipe with(Columns otherColumns, RowRules otherRows) {
        return new Recipe(
                name,
                source,
                otherColumns,
                dropped,
                id,
                display,
                groups,
                protocols,
                defaultProtocol,
                cluster,
                outliers,
                plausible,
                published,
                synthetic,
                otherRows,
                knowledge,
                relations,
                finding);
    }

    /** The derived columns that are over a set column: a study uses them without being asked. */
    public List<Derived> ofSets() {
        return knowledge.derived().stream()
                .filter(column -> column.over()
                        .filter(over -> columns.set(over).isPresent())
                        .isPresent())
                .toList();
    }

    /**
     * The group key called {@code key}.
     *
     * @throws DataException if there is none; the message lists what there is
     */
    public GroupKey group(String key) {
        return groups.stream()
                .filter(group -> group.name().equals(key))
                .findFirst()
                .orElseThrow(() -> new DataException("The recipe '" + name + "' has no group key '" + key
                        + "'; it has "
                        + (groups.isEmpty()
                                ? "none"
                                : groups.stream().map(GroupKey::name).collect(Collectors.joining(", ")))));
    }

    /** The protocols by name: {@link Protocol#ROWS} first, then the recipe's own. */
    public List<Protocol> allProtocols() {
        List<Protocol> all = new ArrayList<>();
        all.add(Protocol.ROWS);
        all.addAll(protocols);
        return List.copyOf(all);
    }

    /**
     * The protocol called {@code wanted}.
     *
     * @throws DataException if there is none; the message lists what there is
     */
    public Protocol protocol(String wanted) {
        return allProtocols().stream()
                .filter(protocol -> protocol.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new DataException("The recipe '" + name + "' has no protocol '" + wanted
                        + "'; it has: "
                        + allProtocols().stream().map(Protocol::name).collect(Collectors.joining(", "))));
    }
}
