package backbeat.tree;

import java.util.Arrays;

/**
 * What the parts of a {@link TreePlanner} have in common. Below a pair of siblings where a category is not asked for any more,
 * its part looks as that of any other does that is not asked for there: it is written once, and such parts lead on into it.
 *
 * <p>Pairs are those of the whole tree, by half the place of the left sibling. Parts have levels, in which the tests that a
 * category decides do not count. Which pairs have tests of a category below them is found from the tests upwards, in at most
 * {@value #MOST_LEVELS} steps each.
 *
 * <p>Memory is kept from tree to tree: 20 bytes a pair, 8 a test and 4 a category.
 */
final class UpperPairs {
    /** Where parts end at the latest. */
    private static final int MOST_LEVELS = 64;

    /** By pair: the level of parts that has it, from 1 on; 0 if they end above. */
    private int[] levels = new int[0];
    /** By pair: that of the level before, which has it below. */
    private int[] above = new int[0];
    /** By pair: itself, or, where its parent is a test that every category decides or a second step, the nearest above of another. */
    private int[] bearer = new int[0];
    /** By pair: the category that was last found to be asked for here or below, and 1. */
    private int[] asked = new int[0];
    /** By pair: where parts have it that do not ask for their category; 0 if none does. */
    private int[] written = new int[0];

    /** By category: the last of its tests, and 1. */
    private int[] last = new int[0];
    /** By test: the pair that it stands in, then the one before of the category, and 1. */
    private int[] tests = new int[0];

    private int count;
    private boolean apart;
    private int category;

    /** Begins a tree whose root stands at place 1. */
    void begin(int places, int categories) {
        int pairs = places / 2 + 1;
        if (levels.length < pairs) {
            levels = new int[pairs];
            above = new int[pairs];
            bearer = new int[pairs];
            asked = new int[pairs];
            written = new int[pairs];
        }
        Arrays.fill(levels, 0, pairs, 0);
        Arrays.fill(asked, 0, pairs, 0);
        Arrays.fill(written, 0, pairs, 0);
        if (last.length < categories) {
            last = new int[categories];
        }
        Arrays.fill(last, 0);
        levels[0] = 1;
        count = 0;
        apart = false;
    }

    /** Says where the children of a test stand that no category decides, and whether parts go on to them. */
    void addLevel(int place, int children, boolean goesOn) {
        int upper = bearer[place >> 1];
        int level = levels[upper];
        levels[children >> 1] = goesOn && level > 0 && level < MOST_LEVELS ? level + 1 : 0;
        above[children >> 1] = upper;
        bearer[children >> 1] = children >> 1;
    }

    /** The same for a test that every category decides. */
    void addDecided(int place, int children) {
        bearer[children >> 1] = bearer[place >> 1];
    }

    /**
     * The same for the second of two steps: among its children stands a copy of what stands beside it, which asks for all that this
     * asks for. Both pairs are taken as one.
     */
    void addSecondStep(int place, int children) {
        bearer[children >> 1] = bearer[place >> 1];
        levels[children >> 1] = levels[bearer[place >> 1]];
    }

    /** Says where a category is asked for. */
    void addTest(int place, int category) {
        int pair = bearer[place >> 1];
        if (levels[pair] == 0) {
            return;
        }
        if (2 * count + 2 > tests.length) {
            tests = Arrays.copyOf(tests, Math.max(64, 4 * count));
        }
        tests[2 * count] = pair;
        tests[2 * count + 1] = last[category];
        last[category] = ++count;
    }

    /** Says that the tree asks for sets of categories: then parts have nothing in common. */
    void keepApart() {
        apart = true;
    }

    /** Begins the part of a category; that of unseen ones has the highest number, and no test asks for it. */
    void beginPart(int category) {
        this.category = category + 1;
        for (int test = last[category]; test > 0; test = tests[2 * test - 1]) {
            int pair = tests[2 * test - 2];
            while (pair > 0 && asked[pair] != this.category) {
                asked[pair] = this.category;
                pair = above[pair];
            }
        }
    }

    /** Whether parts end above these children. */
    boolean endAbove(int children) {
        return levels[children >> 1] == 0;
    }

    /** Where another part has these children as they look to this part's category, or 0. */
    int written(int children) {
        return isAsked(children) ? 0 : written[children >> 1];
    }

    private boolean isAsked(int children) {
        return asked[bearer[children >> 1]] == category;
    }

    /** Says where this part has these children. */
    void write(int children, int place) {
        if (!apart && !isAsked(children)) {
            written[children >> 1] = place;
        }
    }
}
