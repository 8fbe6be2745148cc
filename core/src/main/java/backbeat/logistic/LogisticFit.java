package backbeat.logistic;

import backbeat.logistic.LogisticRegression.Step;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;

/**
 * Newton's method on {@code Σ cross-entropy + l2/2·Σw²}: solve {@code H·direction = −gradient}, go there, or half as far
 * and so on where the loss would rise. Near the solution every step squares the error.
 *
 * <p>The rows are cut into chunks whatever the number of threads, and the sums of the chunks added up in order.
 */
final class LogisticFit {
    /** At least so many rows a chunk, for each has a Hessian of its own to clear and to add up. */
    private static final int CHUNK = 4_096;

    private static final int MOST_CHUNKS = 32;

    /**
     * Stop after a step that promises to lower the loss by less than half of this, for it is 3·10⁻⁵ standard errors long
     * and the next one would be of the order of its square.
     */
    private static final double TOLERANCE = 1e-9;

    /**
     * Share of itself added to each diagonal element of H: without a penalty H is singular, as the one-hot columns of a
     * categorical column add up to the bias. Bends the steps, not the solution.
     */
    private static final double DAMPING = 1e-10;

    private static final int HALVINGS = 40;

    private final LogisticOptions options;
    private final Workers workers;
    private final Table table;
    private final Labels labels;
    private final int size;
    private final int chunk;
    private final LogisticSums[] chunks;
    private final DMatrixRMaj system;
    private final LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));
    private final DMatrixRMaj downhill;
    private final DMatrixRMaj direction;
    private double[] unknowns;
    private double[] candidate;
    private final List<Step> steps = new ArrayList<>();

    LogisticFit(LogisticOptions options, Workers workers, Table table, Labels labels) {
        this.options = options;
        this.workers = workers;
        this.table = table;
        this.labels = labels;
        int rows = table.rows();
        size = 1 + table.schema().oneHotWidth();
        chunk = Math.max(CHUNK, (int) (((long) rows + MOST_CHUNKS - 1) / MOST_CHUNKS));
        chunks = new LogisticSums[(rows + chunk - 1) / chunk];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new LogisticSums(table);
        }
        system = new DMatrixRMaj(size, size);
        downhill = new DMatrixRMaj(size, 1);
        direction = new DMatrixRMaj(size, 1);
        unknowns = new double[size];
        candidate = new double[size];
    }

    /** The solution: the bias, then the weights of the one-hot columns. */
    double[] solve(Progress progress) {
        LogisticStart.fill(table, labels, options.l2(), unknowns);
        double loss = objective(unknowns);
        while (steps.size() < options.maxSteps()) {
            progress.checkCancelled();
            double mean = chunks[0].loss() / table.rows();
            double promise = newtonDirection();
            boolean last = promise <= TOLERANCE;
            double length = last ? goAll() : search(loss);
            if (length == 0) {
                break; // no step lowers the loss: at the solution to the last bits
            }
            steps.add(new Step(length, mean));
            progress.advance(1);
            accept();
            if (last) {
                break;
            }
            loss = penalized(unknowns);
        }
        return unknowns.clone();
    }

    /** The steps that were gone. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Goes along the direction as far as the loss does not rise; leaves the sums of the new place in the first chunk. */
    private double search(double loss) {
        double length = 1;
        for (int halving = 0; halving <= HALVINGS; halving++, length /= 2) {
            go(length);
            if (objective(candidate) <= loss) {
                return length;
            }
        }
        return 0;
    }

    private double goAll() {
        go(1);
        return 1;
    }

    private void go(double length) {
        for (int i = 0; i < size; i++) {
            candidate[i] = unknowns[i] + length * direction.data[i];
        }
    }

    private void accept() {
        double[] previous = unknowns;
        unknowns = candidate;
        candidate = previous;
    }

    /** Sums loss, gradient and Hessian at {@code point} into the first chunk; the loss with its penalty. */
    private double objective(double[] point) {
        workers.forEachChunk(table.rows(), chunk, (from, to, worker) -> {
            LogisticSums sums = chunks[from / chunk];
            sums.clear();
            sums.addRows(table, labels, from, to, point);
        });
        for (int c = 1; c < chunks.length; c++) {
            chunks[0].add(chunks[c]);
        }
        return penalized(point);
    }

    private double penalized(double[] point) {
        double squares = 0;
        for (int i = 1; i < size; i++) {
            squares += point[i] * point[i];
        }
        return chunks[0].loss() + options.l2() / 2 * squares;
    }

    /**
     * Solves for the direction.
     *
     * @return {@code −gradient·direction}, twice what a quadratic loss would fall by
     */
    private double newtonDirection() {
        fillSystem();
        if (!solver.setA(system)) {
            direction.zero(); // saturated to the last bit: there is no curvature left
            return 0;
        }
        solver.solve(downhill, direction);
        double promise = 0;
        for (int i = 0; i < size; i++) {
            promise += downhill.data[i] * direction.data[i];
        }
        return promise;
    }

    private void fillSystem() {
        double[] hessian = chunks[0].hessian();
        double[] gradient = chunks[0].gradient();
        for (int i = 0; i < size; i++) {
            double l2 = i == 0 ? 0 : options.l2();
            for (int j = 0; j < i; j++) {
                double value = hessian[i * size + j];
                system.data[i * size + j] = value;
                system.data[j * size + i] = value;
            }
            double diagonal = hessian[i * size + i] * (1 + DAMPING) + l2;
            system.data[i * size + i] = diagonal > 0 ? diagonal : 1; // a category without rows stays at 0
            downhill.data[i] = -(gradient[i] + l2 * unknowns[i]);
        }
    }
}
