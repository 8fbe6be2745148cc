#!/usr/bin/env bash
# Encog 3.4 (Maven, encog-core), TrainBayesian with SimpleEstimator, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: the tables hold P(column | class), (n + 1) / (N + 2) as the estimator counts, so that a query of the trained network is naive Bayes on 100 rows.
# Seen: they hold the shares the other way around, of the class among the rows with that value of the column: of class 1 P(a) is .42 and P(not a) .10,
#   together .52 (.68 and .32). A row with both properties, of which 8 of 12 are of class 1, is so with probability .12 (.66). With tables that were
#   entered by hand the same network answers right.
# Why it matters: every network with an arrow between two columns is trained so, and nothing warns. Add up the lines of a table for each value of the
#   parents; enter counted shares with addLine.
. "$(dirname "$0")/lib.sh"

maven org.encog:encog-core:3.4
java_program << 'JAVA'
import java.util.Locale;
import org.encog.ml.bayesian.BayesianEvent;
import org.encog.ml.bayesian.BayesianNetwork;
import org.encog.ml.bayesian.table.TableLine;
import org.encog.ml.bayesian.training.BayesianInit;
import org.encog.ml.bayesian.training.TrainBayesian;
import org.encog.ml.bayesian.training.estimator.SimpleEstimator;
import org.encog.ml.bayesian.training.search.SearchNone;
import org.encog.ml.data.basic.BasicMLDataSet;

class Trial {
    static BayesianEvent c;
    static BayesianEvent a;
    static BayesianEvent b;

    static BayesianNetwork network() {
        BayesianNetwork network = new BayesianNetwork();
        c = network.createEvent("c");
        a = network.createEvent("a");
        b = network.createEvent("b");
        network.createDependency(c, a);
        network.createDependency(c, b);
        network.finalizeStructure();
        return network;
    }

    static double share(BayesianEvent event, int value, int parent) {
        for (TableLine line : event.getTable().getLines()) {
            if (line.getResult() == value && (line.getArguments().length == 0 || line.getArguments()[0] == parent)) return line.getProbability();
        }
        return Double.NaN;
    }

    static void tell(String name, BayesianNetwork network) {
        System.out.print("Encog, " + name + ": ");
        for (String query : new String[] {"+a,+b", "+a,-b", "-a,+b", "-a,-b"}) {
            System.out.printf(Locale.ROOT, "P(+c|%s) %.3f ", query, network.performQuery("P(+c|" + query + ")"));
        }
        System.out.printf(Locale.ROOT, "P(+a|+c) %.3f%n", network.performQuery("P(+a|+c)"));
    }

    public static void main(String[] arguments) {
        int[][] counts = {{1, 1, 1, 8}, {1, 1, 0, 6}, {1, 0, 1, 4}, {1, 0, 0, 2}, {0, 1, 1, 4}, {0, 1, 0, 16}, {0, 0, 1, 12}, {0, 0, 0, 48}};
        double[][] rows = new double[100][];
        int i = 0;
        for (int[] line : counts) {
            for (int k = 0; k < line[3]; k++) rows[i++] = new double[] {1 - line[0], 1 - line[1], 1 - line[2]}; // Encog's true is its first value, 0
        }
        BayesianNetwork trained = network();
        TrainBayesian training = new TrainBayesian(trained, new BasicMLDataSet(rows, null), 2, BayesianInit.InitNoChange, new SearchNone(), new SimpleEstimator());
        while (!training.isTrainingDone()) training.iteration();
        training.finishTraining();
        for (int parent = 0; parent < 2; parent++) {
            System.out.printf(Locale.ROOT, "Encog, table of a, class %d: P(a) %.3f, P(not a) %.3f, together %.3f%n", 1 - parent, share(a, 0, parent),
                    share(a, 1, parent), share(a, 0, parent) + share(a, 1, parent));
        }
        tell("trained", trained);
        BayesianNetwork entered = network();
        c.getTable().addLine(.2, true);
        a.getTable().addLine(15. / 22, true, true);
        a.getTable().addLine(21. / 82, true, false);
        b.getTable().addLine(13. / 22, true, true);
        b.getTable().addLine(17. / 82, true, false);
        entered.validate();
        tell("entered by hand", entered);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from sklearn.naive_bayes import BernoulliNB

lines = np.array([[1, 1, 1, 8], [1, 1, 0, 6], [1, 0, 1, 4], [1, 0, 0, 2], [0, 1, 1, 4], [0, 1, 0, 16], [0, 0, 1, 12], [0, 0, 0, 48]])
model = BernoulliNB(alpha=1).fit(lines[:, 1:3], lines[:, 0], sample_weight=lines[:, 3])
p = model.predict_proba([[1, 1], [1, 0], [0, 1], [0, 0]])[:, 1]
print("scikit-learn: P(+c|+a,+b) %.3f P(+c|+a,-b) %.3f P(+c|-a,+b) %.3f P(+c|-a,-b) %.3f P(+a|+c) %.3f" % (*p, np.exp(model.feature_log_prob_[1, 0])))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Encog, table of a, class 1: P(a) 0.417, P(not a) 0.103, together 0.520
Encog, table of a, class 0: P(a) 0.583, P(not a) 0.897, together 1.480
Encog, trained: P(+c|+a,+b) 0.124 P(+c|+a,-b) 0.025 P(+c|-a,+b) 0.022 P(+c|-a,-b) 0.004 P(+a|+c) 0.802
Encog, entered by hand: P(+c|+a,+b) 0.655 P(+c|+a,-b) 0.256 P(+c|-a,+b) 0.234 P(+c|-a,-b) 0.052 P(+a|+c) 0.682
scikit-learn: P(+c|+a,+b) 0.655 P(+c|+a,-b) 0.256 P(+c|-a,+b) 0.234 P(+c|-a,-b) 0.052 P(+a|+c) 0.682
SEEN
