package backbeat.preparation;

/**
 * Sees to it that no part of a split lacks a class where there are groups enough that hold it. A split that has both classes
 * in every part is left as it is; otherwise a group that holds the missing class comes from a part that has several of them,
 * and one of about its size goes there in return, if the part has one to spare.
 *
 * <p>That ends: no part loses the last group of a class, so each change leaves one gap less. And it fails only where a class is
 * in fewer groups than there are parts: a part with two groups of the class can always do without one of them, as at most one
 * of the two is the last to hold the other class. O(groups) a change.
 */
final class MissingClasses {
    private final int[][] rowsOf;
    private final int[] order;
    private final int[] partOfGroup;
    /** By class and part: the groups that hold the class. */
    private final int[][] holders;

    private MissingClasses(int[] negatives, int[] positives, int[] order, int[] partOfGroup, int parts) {
        this.rowsOf = new int[][] {negatives, positives};
        this.order = order;
        this.partOfGroup = partOfGroup;
        this.holders = new int[2][parts];
        for (int group : order) {
            count(group, 1);
        }
    }

    /**
     * Changes {@code partOfGroup} where a part lacks a class.
     *
     * @param size      the rows of each group
     * @param positives the positive rows of each
     * @param order     the groups that have rows, in random order
     * @param shares    of the parts; one that is to have no rows needs no class
     */
    static void settle(int[] size, int[] positives, int[] order, int[] partOfGroup, double[] shares) {
        int[] negatives = new int[size.length];
        for (int group : order) {
            negatives[group] = size[group] - positives[group];
        }
        MissingClasses classes = new MissingClasses(negatives, positives, order, partOfGroup, shares.length);
        for (int label = 0; label < 2; label++) {
            for (int part = 0; part < shares.length; part++) {
                if (shares[part] > 0 && classes.holders[label][part] == 0) {
                    classes.bring(label, part);
                }
            }
        }
    }

    private void count(int group, int sign) {
        for (int label = 0; label < 2; label++) {
            holders[label][partOfGroup[group]] += holds(group, label) ? sign : 0;
        }
    }

    private boolean holds(int group, int label) {
        return rowsOf[label][group] > 0;
    }

    private int size(int group) {
        return rowsOf[0][group] + rowsOf[1][group];
    }

    private void move(int group, int part) {
        count(group, -1);
        partOfGroup[group] = part;
        count(group, 1);
    }

    /** The smallest group that holds the class and can be spared comes; the group nearest to it in size goes, or none. */
    private void bring(int label, int part) {
        int coming = -1;
        for (int group : order) {
            boolean better = coming < 0 || rowsOf[label][group] < rowsOf[label][coming];
            if (holds(group, label) && better && isSpare(group, label) && isSpare(group, 1 - label)) {
                coming = group;
            }
        }
        if (coming < 0) {
            return;
        }
        int from = partOfGroup[coming];
        move(coming, part);
        int going = -1;
        int nearest = size(coming);
        for (int group : order) {
            int off = Math.abs(size(group) - size(coming));
            if (partOfGroup[group] == part && !holds(group, label) && off < nearest && isSpare(group, 1 - label)) {
                going = group;
                nearest = off;
            }
        }
        if (going >= 0) {
            move(going, from);
        }
    }

    /** Whether its part has the class without the group too, or has it not from the group. */
    private boolean isSpare(int group, int label) {
        return !holds(group, label) || holders[label][partOfGroup[group]] > 1;
    }
}
