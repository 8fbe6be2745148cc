package backbeat.benchmarks.harness;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.spec.Declared;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a profile will run: batches of benchmark methods that share their parameters, the kind of mode and what they say of the
 * profile, each handed to JMH at once.
 *
 * @param profile whose settings hold
 * @param batches in the order of their names
 */
public record Plan(Profile profile, List<Batch> batches) {
    /** The pattern of a user who gave none. */
    public static final String EVERYTHING = ".*";

    /**
     * Benchmarks of one class.
     *
     * @param names      full names, class and method
     * @param singleShot whether they measure single calls
     * @param parameters the values to run, by parameter
     * @param declared   what they say of the profile
     */
    public record Batch(
            Set<String> names, boolean singleShot, Map<String, List<String>> parameters, InProfile declared) {
        /** A regular expression that matches these benchmarks and no others. */
        String include() {
            return names.stream().map(Pattern::quote).collect(Collectors.joining("|", "^(", ")$"));
        }

        int combinations() {
            return parameters.values().stream().mapToInt(List::size).reduce(names.size(), (a, b) -> a * b);
        }
    }

    /**
     * What of a plan is wanted.
     *
     * @param pattern   part of the names
     * @param asked     values of parameters, in place of the profile's
     * @param grid      whether every other parameter than the rows takes all of its declared values
     * @param condition what else must hold of a benchmark, by its full name and what it says about itself
     */
    public record Wish(
            Pattern pattern, Map<String, List<String>> asked, boolean grid, BiPredicate<String, Declared> condition) {
        public static Wish of(String pattern, Map<String, List<String>> asked) {
            return new Wish(Pattern.compile(pattern), asked, false, (name, declared) -> true);
        }

        public Wish inGrid() {
            return new Wish(pattern, asked, true, condition);
        }

        public Wish where(BiPredicate<String, Declared> also) {
            return new Wish(pattern, asked, grid, condition.and(also));
        }

        private boolean named() {
            return !pattern.pattern().equals(EVERYTHING);
        }

        private Map<String, List<String>> asked(Declared declared, Map<String, List<String>> usual) {
            if (!grid) {
                return asked;
            }
            Map<String, List<String>> all = new LinkedHashMap<>();
            usual.forEach((name, values) -> {
                if (!name.equals(Profile.DATA)) {
                    all.put(name, declared.all(name, values));
                }
            });
            all.putAll(asked);
            return all;
        }
    }

    /** @throws IllegalArgumentException if a parameter was asked for that no chosen benchmark has */
    public static Plan of(Profile profile, Wish wish) {
        Map<String, Batch> batches = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        for (BenchmarkListEntry entry : all()) {
            String name = entry.getUsername();
            Declared declared = Declared.of(name).orElseThrow();
            Optional<InProfile> in = declared.in(profile);
            if (in.isEmpty()
                    || in.get().whenNamed() && !wish.named()
                    || !wish.pattern().matcher(name).find()
                    || !wish.condition().test(name, declared)) {
                continue;
            }
            Map<String, List<String>> usual = parameters(entry);
            wish.asked().keySet().stream().filter(usual::containsKey).forEach(used::add);
            boolean singleShot = entry.getMode() == Mode.SingleShotTime;
            Choice choice = new Choice(profile, declared, in.get(), usual, wish.asked(declared, usual));
            for (Map<String, List<String>> chosen : choice.combinations()) {
                String group = entry.getUserClassQName() + singleShot + chosen + in.get();
                batches.computeIfAbsent(group, key -> new Batch(new TreeSet<>(), singleShot, chosen, in.get()))
                        .names()
                        .add(name);
            }
        }
        for (String name : wish.asked().keySet()) {
            if (!used.contains(name)) {
                throw new IllegalArgumentException("No chosen benchmark has a parameter '" + name + "'");
            }
        }
        return new Plan(profile, new ArrayList<>(batches.values()));
    }

    /** Whether a benchmark of this profile has a name that matches. */
    public static boolean has(Profile profile, Pattern pattern) {
        return all().stream()
                .map(BenchmarkListEntry::getUsername)
                .filter(name -> pattern.matcher(name).find())
                .anyMatch(name -> Declared.of(name).orElseThrow().in(profile).isPresent());
    }

    /** All benchmarks that JMH knows of. */
    static Set<BenchmarkListEntry> all() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());
    }

    static Map<String, List<String>> parameters(BenchmarkListEntry entry) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (entry.getParams().hasValue()) {
            new TreeMap<>(entry.getParams().get())
                    .forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        }
        return parameters;
    }

    /** Puts the settings of a batch into JMH's options. */
    void configure(Batch batch, ChainedOptionsBuilder options) {
        options.include(batch.include());
        Effort.configure(profile, batch, options);
        batch.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    }

    /** The plan for people: a line a benchmark and set of values. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (Batch batch : batches) {
            for (String name : batch.names()) {
                text.append("  ").append(Measurement.shortName(name));
                batch.parameters()
                        .forEach((parameter, values) ->
                                text.append(' ').append(parameter).append('=').append(String.join(",", values)));
                text.append('\n');
            }
        }
        int combinations = batches.stream().mapToInt(Batch::combinations).sum();
        return "Profile " + profile + ", " + combinations + " measurements:\n"
                + text.toString().stripTrailing();
    }
}
