package backbeat.pipeline;

import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.Search;
import backbeat.neighbors.Weighting;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.Criterion;
import backbeat.tree.FlatTree;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes that stand for constants in model files: the one place where they are written down, so that learners may order
 * and extend their enumerations as they please. A code is never changed and never used again; a new constant takes a new one.
 *
 * @param <E> the enumeration
 */
final class Codes<E extends Enum<E>> {
    /** How a probability becomes a calibrated one. */
    enum Calibration {
        NONE,
        PLATT,
        ISOTONIC
    }

    static final Codes<Criterion> CRITERION =
            new Codes<>("criterion", Criterion.class, Map.of(Criterion.GINI, 0, Criterion.ENTROPY, 1));

    static final Codes<CategorySplits> CATEGORY_SPLITS = new Codes<>(
            "category splits", CategorySplits.class, Map.of(CategorySplits.ONE_HOT, 0, CategorySplits.SUBSET, 1));

    static final Codes<Candidates.Rule> CANDIDATES = new Codes<>(
            "rule of candidates",
            Candidates.Rule.class,
            Map.of(
                    Candidates.Rule.SQRT, 0,
                    Candidates.Rule.LOG2, 1,
                    Candidates.Rule.ALL, 2,
                    Candidates.Rule.FRACTION, 3,
                    Candidates.Rule.COUNT, 4));

    static final Codes<FlatTree.Kind> NODE = new Codes<>(
            "kind of node",
            FlatTree.Kind.class,
            Map.of(
                    FlatTree.Kind.LEAF, 0,
                    FlatTree.Kind.NUMERIC, 1,
                    FlatTree.Kind.CATEGORY, 2,
                    FlatTree.Kind.SUBSET, 3));

    static final Codes<Weighting> WEIGHTING =
            new Codes<>("weighting", Weighting.class, Map.of(Weighting.UNIFORM, 0, Weighting.DISTANCE, 1));

    static final Codes<Search> SEARCH =
            new Codes<>("search", Search.class, Map.of(Search.AUTO, 0, Search.TREE, 1, Search.BRUTE, 2));

    static final Codes<CategoryScale> CATEGORY_SCALE = new Codes<>(
            "category scale", CategoryScale.class, Map.of(CategoryScale.ONE, 0, CategoryScale.STANDARDIZED, 1));

    static final Codes<Calibration> CALIBRATION = new Codes<>(
            "kind of calibration",
            Calibration.class,
            Map.of(Calibration.NONE, 0, Calibration.PLATT, 1, Calibration.ISOTONIC, 2));

    /** Every table. */
    static final List<Codes<?>> ALL =
            List.of(CRITERION, CATEGORY_SPLITS, CANDIDATES, NODE, WEIGHTING, SEARCH, CATEGORY_SCALE, CALIBRATION);

    private static final int MOST = 0xff;

    private final String field;
    private final Class<E> type;
    private final EnumMap<E, Integer> codeOf;
    private final Object[] constants = new Object[MOST + 1];

    /**
     * @param field what the constants say, for messages
     * @param codes the code of each constant
     * @throws IllegalArgumentException if a constant has no code, a code is no byte, or two constants share one
     */
    Codes(String field, Class<E> type, Map<E, Integer> codes) {
        this.field = field;
        this.type = type;
        this.codeOf = new EnumMap<>(codes);
        for (E constant : type.getEnumConstants()) {
            Integer code = codes.get(constant);
            if (code == null || code < 0 || code > MOST) {
                throw new IllegalArgumentException(
                        "The " + field + " " + constant + " needs a code from 0 to " + MOST + ", not " + code);
            }
            if (constants[code] != null) {
                throw new IllegalArgumentException(
                        "The " + field + " " + constant + " has the code " + code + " of " + constants[code]);
            }
            constants[code] = constant;
        }
    }

    String field() {
        return field;
    }

    Class<E> type() {
        return type;
    }

    int code(E constant) {
        return codeOf.get(constant);
    }

    void write(E constant, SectionWriter out) throws IOException {
        out.u8(code(constant));
    }

    /** @throws ModelFormatException if the next byte is no constant's code */
    E read(SectionReader in) throws IOException {
        return of(in.u8(field), in);
    }

    /** @throws ModelFormatException if {@code code} is no constant's */
    E of(int code, SectionReader in) throws ModelFormatException {
        if (constants[code] == null) {
            throw in.error(field + " has the code " + code + ", which this program does not know");
        }
        return type.cast(constants[code]);
    }
}
