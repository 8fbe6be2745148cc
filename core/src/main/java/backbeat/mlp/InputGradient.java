package backbeat.mlp;

import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;

/**
 * How a network's logit answers to its inputs at one row: the gradient of the logit at every one-hot column (Simonyan,
 * Vedaldi and Zisserman 2013, arXiv:1312.6034). Double precision; O(weights) for a row.
 */
public final class InputGradient {
    private InputGradient() {}

    /**
     * The gradient of the logit at the one-hot columns in the numbering of {@link Schema}. A ReLU unit whose sum is not
     * positive passes nothing on.
     *
     * @param mlp   the network
     * @param table rows with its schema
     * @param row   the row to look at
     */
    public static double[] of(Mlp mlp, Table table, int row) {
        if (!table.schema().equals(mlp.schema())) {
            throw new IllegalArgumentException("The table's columns differ from those that the model was fitted on");
        }
        List<Layer> layers = mlp.layers();
        double[] input = oneHot(table, row);
        double[][] sums = new double[layers.size()][];
        for (int l = 0; l < layers.size(); l++) {
            sums[l] = forward(layers.get(l), l == 0 ? input : relu(sums[l - 1]));
        }
        double[] gradient = {1};
        for (int l = layers.size() - 1; l >= 0; l--) {
            gradient = backward(layers.get(l), gradient);
            for (int i = 0; l > 0 && i < gradient.length; i++) {
                gradient[i] = sums[l - 1][i] > 0 ? gradient[i] : 0;
            }
        }
        return gradient;
    }

    private static double[] oneHot(Table table, int row) {
        Schema schema = table.schema();
        double[] dense = new double[schema.oneHotWidth()];
        for (int column = 0; column < schema.numericCount(); column++) {
            dense[column] = table.value(row, column);
        }
        for (int column = 0; column < schema.categoricalCount(); column++) {
            for (int member : table.sets(column).members(table.code(row, column))) {
                dense[schema.oneHotOffset(column) + member] = 1;
            }
        }
        return dense;
    }

    private static double[] relu(double[] sums) {
        double[] active = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            active[i] = Math.max(0, sums[i]);
        }
        return active;
    }

    private static double[] forward(Layer layer, double[] input) {
        double[] sums = new double[layer.outputs()];
        for (int out = 0; out < sums.length; out++) {
            double sum = layer.bias(out);
            for (int in = 0; in < input.length; in++) {
                sum += input[in] * layer.weight(in, out);
            }
            sums[out] = sum;
        }
        return sums;
    }

    private static double[] backward(Layer layer, double[] gradient) {
        double[] below = new double[layer.inputs()];
        for (int in = 0; in < below.length; in++) {
            double sum = 0;
            for (int out = 0; out < gradient.length; out++) {
                sum += gradient[out] * layer.weight(in, out);
            }
            below[in] = sum;
        }
        return below;
    }
}
