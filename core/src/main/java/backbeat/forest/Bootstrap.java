package backbeat.forest;

import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import java.util.Arrays;

/** Which rows each tree learns from: a pure function of the forest's seed and the tree's number. */
final class Bootstrap {
    private Bootstrap() {}

    static long treeSeed(ForestOptions options, int tree) {
        return SplitMix64.mix(options.seed(), tree);
    }

    /** Fills {@code counts} with how often the tree's sample contains each row: n draws with replacement, or each once. */
    static void fill(ForestOptions options, int tree, int[] counts) {
        if (!options.bootstrap()) {
            Arrays.fill(counts, 1);
            return;
        }
        Arrays.fill(counts, 0);
        Xoshiro256 random = Xoshiro256.stream(treeSeed(options, tree), 0);
        for (int draw = 0; draw < counts.length; draw++) {
            counts[random.nextInt(counts.length)]++;
        }
    }
}
