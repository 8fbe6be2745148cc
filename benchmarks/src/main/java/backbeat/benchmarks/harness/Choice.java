package backbeat.benchmarks.harness;

import backbeat.benchmarks.results.Growth;
import backbeat.benchmarks.spec.Declared;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one benchmark's parameters in a profile.
 *
 * @param profile   which
 * @param declared  what the benchmark says
 * @param inProfile what it says of this profile
 * @param usual     the parameters as JMH's annotations have them
 * @param asked     values that the user asked for, by parameter
 */
record Choice(
        Profile profile,
        Declared declared,
        InProfile inProfile,
        Map<String, List<String>> usual,
        Map<String, List<String>> asked) {
    /** A growth curve's sizes, from that of the study on. */
    private static final List<String> SIZES = List.of("synthetic-100000", "synthetic-1000000", "synthetic-10000000");

    private static final List<String> GRID_SIZES = List.of("synthetic-12500", "synthetic-90000", "synthetic-1250000");
    private static final long MILLION = 1_000_000;

    /**
     * What is run: the first value of each parameter, then one parameter at a time changed. (The product of all would take hours
     * and say little more.) Values that were asked for are all combined, and in the grid all are. Where heap and repetitions
     * depend on a parameter, there is an entry for each of its values.
     */
    List<Map<String, List<String>>> combinations() {
        return switch (profile) {
            case LARGE -> split(star(), Profile.DATA);
            case GRID ->
                split(split(List.of(product()), Profile.DATA), Profile.TREES).stream()
                        .filter(this::affordable)
                        .toList();
            default -> star();
        };
    }

    /** No grid of the largest forests on the most rows, unless asked for. */
    private boolean affordable(Map<String, List<String>> entry) {
        return asked.containsKey(Profile.TREES)
                || Growth.size(entry.get(Profile.DATA).get(0)).orElse(0) <= MILLION
                || entry.get(Profile.TREES).equals(List.of("10"));
    }

    private List<String> values(String parameter) {
        if (asked.containsKey(parameter)) {
            return asked.get(parameter);
        }
        if (!parameter.equals(Profile.DATA)) {
            return declared.values(parameter, profile, usual.get(parameter));
        }
        return switch (profile) {
            case SMOKE -> List.of("synthetic-2000");
            case LARGE ->
                SIZES.stream()
                        .filter(size -> Growth.size(size).orElseThrow() <= inProfile.upToRows())
                        .toList();
            case GRID -> GRID_SIZES;
            default -> usual.get(parameter);
        };
    }

    private Map<String, List<String>> product() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        usual.keySet().forEach(name -> all.put(name, values(name)));
        return all;
    }

    private List<Map<String, List<String>>> star() {
        Map<String, List<String>> first = new LinkedHashMap<>();
        usual.keySet()
                .forEach(name -> first.put(
                        name,
                        asked.containsKey(name) ? asked.get(name) : values(name).subList(0, 1)));
        List<Map<String, List<String>>> star = new ArrayList<>(List.of(first));
        for (String name : usual.keySet()) {
            List<String> values = values(name);
            if (!asked.containsKey(name) && values.size() > 1) {
                star.add(with(first, name, values.subList(1, values.size())));
            }
        }
        return star;
    }

    private static Map<String, List<String>> with(Map<String, List<String>> entry, String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(entry);
        changed.put(name, values);
        return changed;
    }

    private static List<Map<String, List<String>>> split(List<Map<String, List<String>>> entries, String name) {
        List<Map<String, List<String>>> split = new ArrayList<>();
        for (Map<String, List<String>> entry : entries) {
            entry.get(name).forEach(value -> split.add(with(entry, name, List.of(value))));
        }
        return split;
    }
}
