package backbeat.evaluation;

import backbeat.table.Labels;

/** The argument checks that the functions of this package share. */
final class Checks {
    private Checks() {}

    /** One probability per label, at least one, each in [0, 1] (so not NaN either). */
    static void probabilities(Labels labels, double[] probabilities) {
        sameLength(labels, probabilities.length, "probabilities");
        for (int row = 0; row < probabilities.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new IllegalArgumentException(
                        "The probability of row " + row + " is " + probabilities[row] + ", not in [0, 1]");
            }
        }
    }

    static void sameLength(Labels labels, int length, String what) {
        if (labels.size() != length) {
            throw new IllegalArgumentException(labels.size() + " labels, but " + length + " " + what);
        }
        if (length == 0) {
            throw new IllegalArgumentException("There are no rows to evaluate");
        }
    }

    static void bothClasses(Labels labels, String what) {
        if (labels.positives() == 0 || labels.negatives() == 0) {
            throw new IllegalArgumentException(what + " needs positive and negative rows, but all " + labels.size()
                    + " are " + (labels.positives() == 0 ? "negative" : "positive"));
        }
    }
}
