package backbeat.explore;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The demonstrations there are. */
public enum Exploration {
    KNN("a search for neighbors in a k-d tree, leaf by leaf", NeighborSearchDemo::new),
    TREE("a tree that grows, level by level", TreeDemo::new),
    FOREST("a forest and its out-of-bag estimate, tree after tree", ForestDemo::new),
    MLP("what three learners make of the same points, while the network trains", BoundaryDemo::new),
    SPLIT("the splits of a categorical column: one-hot columns against codes", SplitDemo::new),
    ROC("a ROC curve, drawn row by row", RocDemo::new),
    LEAK("what copies on both sides of a split are worth", LeakDemo::new),
    SGD("descent, momentum and Adam on one loss surface", DescentDemo::new);

    /** A demonstration in steps. What a step shows depends on nothing but its number. */
    interface Demonstration {
        /** The number of steps, at least 1. */
        int steps();

        /** @param step from 1 on */
        Scene scene(int step);
    }

    private final String title;
    private final Supplier<Demonstration> maker;

    Exploration(String title, Supplier<Demonstration> maker) {
        this.title = title;
        this.maker = maker;
    }

    /** What is shown, as a phrase. */
    public String title() {
        return title;
    }

    /** The number of steps. */
    public int steps() {
        return maker.get().steps();
    }

    /**
     * One step.
     *
     * @throws IllegalArgumentException if there is no such step
     */
    public Scene scene(int step) {
        Demonstration demonstration = maker.get();
        if (step < 1 || step > demonstration.steps()) {
            throw new IllegalArgumentException(
                    this + " has steps from 1 to " + demonstration.steps() + ", not " + step);
        }
        return demonstration.scene(step);
    }

    /** All steps, in order. */
    public List<Scene> scenes() {
        Demonstration demonstration = maker.get();
        return IntStream.rangeClosed(1, demonstration.steps())
                .mapToObj(demonstration::scene)
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
