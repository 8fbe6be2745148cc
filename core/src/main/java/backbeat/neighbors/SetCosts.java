package backbeat.neighbors;

import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * What the sets of the training points cost against the query's in one set column: Formula set-cost, the weights of the
 * categories that only the query has, summed in ascending order, plus those of the categories that only the point has,
 * summed likewise. For sets of one member that is the cost of two categories.
 *
 * <p>What sets of one member cost, and the set of none, is written down when a query with another set comes: O(categories) with one addition
 * each. Points share the others, and neighboring queries often have one set: a cost is computed once, when a point with the set is first
 * met, and kept until a query has another set; O(members of both) then, and afterwards one look. Memory: 12 bytes for each
 * distinct set of the training points. For one thread.
 */
final class SetCosts {
    private static final int[] NONE = {};
    private static final int NO_MEMBER = -1;
    /** Stands for the cost of a set of several that has not been met: sums of weights, which are not negative, are numbers. */
    private static final float UNKNOWN_COST = Float.NaN;

    private static final int UNKNOWN_MEMBER = -2;

    private final SetColumn trained;
    /** Codes below are sets of one member, or of none. */
    private final int categories;
    /** By code + 1, as {@link CategoryWeights} has them. */
    private final float[] weights;
    /** By code + 1 of a set of the training points. */
    private final float[] costs;
    /** By code + 1: the first member that the query has too; -1 if there is none. */
    private final int[] common;
    /** The codes of sets of several for which the two are known. */
    private final int[] known;

    private int knownCount;
    private int[] members = NONE;
    private float weight;

    SetCosts(SetColumn trained, float[] weights) {
        this.trained = trained;
        this.categories = trained.categories();
        this.weights = weights;
        this.costs = new float[1 + trained.categories() + trained.sets()];
        this.common = new int[costs.length];
        this.known = new int[trained.sets()];
        Arrays.fill(common, NO_MEMBER);
        System.arraycopy(weights, 1, costs, 1, categories);
        Arrays.fill(costs, categories + 1, costs.length, UNKNOWN_COST);
        Arrays.fill(common, categories + 1, common.length, UNKNOWN_MEMBER);
    }

    /** Turns to a query. */
    void turnTo(SetColumn sets, int code) {
        if (isTurnedTo(sets, code)) {
            return;
        }
        for (int i = 0; i < knownCount; i++) {
            costs[known[i] + 1] = UNKNOWN_COST;
            common[known[i] + 1] = UNKNOWN_MEMBER;
        }
        knownCount = 0;
        for (int member : members) {
            common[member + 1] = NO_MEMBER;
        }
        members = sets.members(code);
        weight = weightWithout(NO_MEMBER);
        costs[0] = weight;
        for (int one = 1; one <= categories; one++) {
            costs[one] = weight + weights[one];
        }
        for (int member : members) {
            costs[member + 1] = weightWithout(member);
            common[member + 1] = member;
        }
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

    private float weightWithout(int left) {
        float sum = 0;
        for (int member : members) {
            sum += member == left ? 0 : weights[member + 1];
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
        float cost = costs[code + 1];
        return Float.isNaN(cost) ? compute(code) : cost;
    }

    /** The first member that a set of the training points shares with the query; -1 if there is none. */
    int firstCommon(int code) {
        if (common[code + 1] == UNKNOWN_MEMBER) {
            compute(code);
        }
        return common[code + 1];
    }

    /** Whether a point with this set was in a group that a search visits for the query: they share a member, or have none. */
    boolean meets(int code) {
        return members.length == 0 ? code == Table.UNSEEN : firstCommon(code) >= 0;
    }

    /** Writes a set of several down; returns its cost. */
    private float compute(int code) {
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
        known[knownCount++] = code;
        return costs[code + 1];
    }
}
