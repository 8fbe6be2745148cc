package backbeat.learner;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An option of a learner as text: how it is called, what it may be, and how it gets into the learner's options and out
 * again, without loss.
 *
 * @param name        as it stands in a model's description: {@code minLeaf}
 * @param label       what stands for the value in a usage: {@code N}
 * @param description for people, without a full stop
 * @param values      what it may be, for people: {@code 1 or more}
 * @param standard    what it is unless it is given, for people
 * @param offered     whether people may give it; a seed has a place of its own
 * @param setter      the options with the value that a text stands for
 * @param getter      the text of the value; empty where a description need not name it
 * @param <O>         the learner's options
 */
public record LearnerOption<O>(
        String name,
        String label,
        String description,
        String values,
        String standard,
        boolean offered,
        BiFunction<O, String, O> setter,
        Function<O, Optional<String>> getter) {
    private static final String SEED = "seed";

    public LearnerOption {
        Objects.requireNonNull(setter, "setter");
        Objects.requireNonNull(getter, "getter");
        if (!name.matches("[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)?")) {
            throw new IllegalArgumentException("'" + name + "' is no name of an option");
        }
    }

    /** As it is called on a command line: {@code --min-leaf}. */
    public String flag() {
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether it is the seed of a learner, or of a part of one. */
    public boolean isSeed() {
        return name.equals(SEED) || name.endsWith("." + SEED);
    }

    /**
     * The options with the value that {@code text} stands for.
     *
     * @throws IllegalArgumentException if it stands for none, or for one out of range; the message begins with the flag
     */
    public O set(O options, String text) {
        try {
            return setter.apply(options, text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag() + ": '" + text + "' is not " + values, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(flag() + ": " + e.getMessage(), e);
        }
    }

    /** The same, but a description does not name it where it is as in {@code standard}. */
    public LearnerOption<O> unnamedAsIn(O standard) {
        Optional<String> usual = getter.apply(standard);
        return new LearnerOption<>(
                name,
                label,
                description,
                values,
                this.standard,
                offered,
                setter,
                options -> getter.apply(options).filter(text -> !usual.equals(Optional.of(text))));
    }

    /** A whole number. */
    public static <O> LearnerOption<O> whole(
            String name,
            String description,
            String values,
            String standard,
            BiFunction<O, Integer, O> setter,
            Function<O, Integer> getter) {
        return new LearnerOption<>(
                name,
                "N",
                description,
                values,
                standard,
                true,
                (options, text) -> setter.apply(options, Integer.valueOf(text)),
                options -> Optional.of(getter.apply(options).toString()));
    }

    /** Any number. */
    public static <O> LearnerOption<O> real(
            String name,
            String description,
            String values,
            String standard,
            BiFunction<O, Double, O> setter,
            Function<O, Double> getter) {
        return new LearnerOption<>(
                name,
                "X",
                description,
                values,
                standard,
                true,
                (options, text) -> setter.apply(options, Double.valueOf(text)),
                options -> Optional.of(shortest(getter.apply(options))));
    }

    /** One of the constants of an enumeration, in lower case. */
    public static <O, E extends Enum<E>> LearnerOption<O> choice(
            String name,
            String description,
            Class<E> type,
            String standard,
            BiFunction<O, E, O> setter,
            Function<O, E> getter) {
        String values =
                Arrays.stream(type.getEnumConstants()).map(LearnerOption::lower).collect(Collectors.joining(", "));
        return new LearnerOption<>(
                name,
                "KIND",
                description,
                values,
                standard,
                true,
                (options, text) -> setter.apply(options, constant(type, text, values)),
                options -> Optional.of(lower(getter.apply(options))));
    }

    /** The seed of a learner's random choices. */
    public static <O> LearnerOption<O> seed(BiFunction<O, Long, O> setter, Function<O, Long> getter) {
        return new LearnerOption<>(
                SEED,
                "N",
                "seed of all random choices",
                "a whole number",
                "the command's",
                false,
                (options, text) -> setter.apply(options, Long.valueOf(text)),
                options -> Optional.of(getter.apply(options).toString()));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text, String values) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + values));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The fewest digits that are read as the number again; {@link Double#toString} gives some numbers more before JDK 19. */
    static String shortest(double value) {
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.signum() == 0
                        ? "0"
                        : rounded.stripTrailingZeros().toPlainString();
            }
        }
        return new BigDecimal(value).round(new MathContext(17)).toPlainString();
    }
}
