package backbeat.neighbors;

import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * What the sets of the training points cost against the query's in one set column: Formula set-cost, the weights of the
 * categories that only the query has, summed in ascending order, plus those of the categories that only the point has,
 * summed likewise. For sets of one member that is the cost of two categories.
 *
 * <p>Points share their sets, and queries come in the order of theirs: a cost is computed once, when a point with the set is
 * first met, and kept until a query has another set. O(members of both) then, O(1) afterwards. Memory: 12 bytes for each
 * distinct set of the training points. For one thread.
 */
final class SetCosts {
    private static final int[] NONE = {};

    private final SetColumn trained;
    /** By code + 1, as {@link CategoryWeights} has them. */
    private final float[] weights;
    /** By code + 1 of a set of the training points. */
    private final float[] costs;
    /** By code + 1: the first member that the query has too; -1 if there is none. */
    private final int[] common;
    /** By code + 1: the query that the two were computed for. */
    private final int[] computedFor;

    private int query;
    private int[] members = NONE;
    private float weight;

    SetCosts(SetColumn trained, float[] weights) {
        this.trained = trained;
        this.weights = weights;
        this.costs = new float[1 + trained.categories() + trained.sets()];
        this.common = new int[costs.length];
        this.computedFor = new int[costs.length];
        this.query = 1;
    }

    /** Turns to a query. */
    void turnTo(SetColumn sets, int code) {
        if (isTurnedTo(sets, code)) {
            return;
        }
        if (++query < 0) { // after two thousand million queries
            Arrays.fill(computedFor, 0);
            query = 1;
        }
        members = sets.members(code);
        weight = weight(members, weights);
    }

    private boolean isTurnedTo(SetColumn sets, int code) {
        if (sets.size(code) != members.length) {
            return false;
        }
        for (int i = 0; i < members.length; i++) {
            if (members[i] != sets.member(code, i)) {
                return false;
            }
        }
        return true;
    }

    private static float weight(int[] members, float[] weights) {
        float sum = 0;
        for (int member : members) {
            sum += weights[member + 1];
        }
        return sum;
    }

    /** The number of the query's members. */
    int size() {
        return members.length;
    }

    int member(int place) {
        return members[place];
    }

    /** What the query's own members cost against a set that has none of them. */
    float weight() {
        return weight;
    }

    /** The cost of a set of the training points. */
    float cost(int code) {
        if (computedFor[code + 1] != query) {
            compute(code);
        }
        return costs[code + 1];
    }

    /** The first member that a set of the training points shares with the query; -1 if there is none. */
    int firstCommon(int code) {
        if (computedFor[code + 1] != query) {
            compute(code);
        }
        return common[code + 1];
    }

    /** Whether a point with this set was in a group that a search visits for the query: they share a member, or have none. */
    boolean meets(int code) {
        return members.length == 0 ? code == Table.UNSEEN : firstCommon(code) >= 0;
    }

    private void compute(int code) {
        int size = trained.size(code);
        int first = -1;
        float own = 0;
        float others = 0;
        int q = 0;
        for (int p = 0; p < size; p++) {
            int member = trained.member(code, p);
            while (q < members.length && members[q] < member) {
                own += weights[members[q++] + 1];
            }
            if (q < members.length && members[q] == member) {
                first = first < 0 ? member : first;
                q++;
            } else {
                others += weights[member + 1];
            }
        }
        while (q < members.length) {
            own += weights[members[q++] + 1];
        }
        costs[code + 1] = own + others;
        common[code + 1] = first;
        computedFor[code + 1] = query;
    }
}
