package backbeat.benchmarks.peers;

import java.util.OptionalDouble;

/**
 * One library, one data set, one number of threads. What is asked for is the same for every library; where an algorithm is
 * another one and cannot be set, {@link PeerLibrary#rules()} says so.
 */
public interface PeerStudy extends AutoCloseable {
    /** k nearest neighbors by Euclidean distance on the one-hot columns, uniform votes. */
    Predictor knn(int k);

    /** A random forest of fully grown trees on bootstrap samples, √p columns a split. */
    Predictor forest(int trees, long seed);

    /** A multilayer perceptron with one hidden ReLU layer, binary cross-entropy, Adam where the library has it. */
    Predictor mlp(int hidden, int batch, int epochs, double learningRate, long seed);

    /** Ends the library's threads, where it lets its users do so. */
    @Override
    default void close() {}

    /** A fitted model. */
    @FunctionalInterface
    interface Predictor {
        /** The probabilities of the positive class of the first {@code rows} test rows. */
        double[] probabilities(int rows);

        /** The nodes of a forest's trees, inner ones and leaves, on average; empty where the library does not tell. */
        default OptionalDouble nodesPerTree() {
            return OptionalDouble.empty();
        }

        /** This model, which tells how large its trees are. */
        default Predictor withNodes(double perTree) {
            Predictor model = this;
            return new Predictor() {
                @Override
                public double[] probabilities(int rows) {
                    return model.probabilities(rows);
                }

                @Override
                public OptionalDouble nodesPerTree() {
                    return OptionalDouble.of(perTree);
                }
            };
        }
    }
}
