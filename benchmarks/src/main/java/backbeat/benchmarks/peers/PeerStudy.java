package backbeat.benchmarks.peers;

/**
 * One library, one data set, one number of threads. The settings are the same for every library: all others are left at
 * what makes the library do the same work (fully grown trees, √p columns a split, one ReLU layer, Adam).
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
    }
}
