package backbeat.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers of streams are those of the first day: another number is another model. */
class NamedStreamTest {
    @Test
    void numbersAreThoseOfTheFirstDay() {
        Map<String, String> table = new TreeMap<>(Map.of(
                "RUN",
                        "STAIRCASE_MODELS=0 EXPLANATION=0 STUDY_MODELS=1 PUBLISHED_THINNING=1 STUDY_BOOTSTRAP=2 FIXED_ROWS=4 PUBLISHED_DRAWS=5"
                                + " STUDY_INSIGHT=3",
                "MODELS", "FOREST=3 NETWORK=4",
                "INSIGHT", "INSIGHT_ROWS=0",
                "TREE", "TREE_SAMPLE=0 TREE_NODES=1",
                "NETWORK", "NETWORK_WEIGHTS=0 NETWORK_ORDER=1 NETWORK_DROPOUT=2",
                "SYNTHETIC",
                        "SYNTHETIC_ROW=1 SYNTHETIC_WORK=2 SYNTHETIC_ITEM=3 SYNTHETIC_BLOCK=4 SYNTHETIC_CHOICE=5"
                                + " SYNTHETIC_CREATOR=6 SYNTHETIC_ITEM_NAME=101 SYNTHETIC_WORK_NAME=102"
                                + " SYNTHETIC_CREATOR_NAME=103"));
        Map<String, Set<String>> pinned = new TreeMap<>();
        table.forEach((parent, streams) -> pinned.put(parent, Set.of(streams.split(" "))));
        Map<String, Set<String>> written = Arrays.stream(NamedStream.values())
                .collect(Collectors.groupingBy(
                        stream -> stream.parent().name(),
                        TreeMap::new,
                        Collectors.mapping(stream -> stream + "=" + stream.number(), Collectors.toSet())));
        assertEquals(pinned, written);
    }

    /** These belong to commands that do not meet in one run, or draw in another way; new ones are not to be added. */
    @Test
    void onlyThePairsOfTheFirstDayShareANumber() {
        Map<String, List<String>> shared = Arrays.stream(NamedStream.values())
                .collect(Collectors.groupingBy(
                        stream -> stream.parent() + " " + stream.number(),
                        TreeMap::new,
                        Collectors.mapping(NamedStream::name, Collectors.toList())));
        shared.values().removeIf(streams -> streams.size() == 1);
        assertEquals(
                Map.of(
                        "RUN 0", List.of("STAIRCASE_MODELS", "EXPLANATION"),
                        "RUN 1", List.of("STUDY_MODELS", "PUBLISHED_THINNING")),
                shared);
    }

    @Test
    void seedsAndGeneratorsAreThoseOfTheNumber() {
        for (NamedStream stream : NamedStream.values()) {
            assertEquals(SplitMix64.mix(42, stream.number()), stream.seed(42), stream.name());
            assertEquals(
                    new Xoshiro256(stream.seed(42)).nextLong(),
                    stream.generator(42).nextLong(),
                    stream.name());
            assertEquals(
                    Xoshiro256.stream(stream.seed(42), 7).nextLong(),
                    stream.generator(42, 7).nextLong(),
                    stream.name());
        }
    }
}
