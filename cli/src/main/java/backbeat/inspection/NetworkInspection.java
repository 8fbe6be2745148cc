package backbeat.inspection;

import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.TrainingHistory;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's layers with the spread of their weights, and its training. */
public final class NetworkInspection {
    private NetworkInspection() {}

    public static Inspection of(Mlp network) {
        Inspection.Builder builder = new Inspection.Builder()
                .line("Network", Numbers.grouped(network.parameterCount()) + " weights and biases")
                .put("parameters", network.parameterCount());
        List<Map<String, Object>> layers = new ArrayList<>();
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            Spread weights = Spread.of(layer.weightsToArray());
            Spread biases = Spread.of(layer.biasToArray());
            builder.line("Layer " + (l + 1), layer.inputs() + " × " + layer.outputs());
            builder.line("", "weights " + weights.text());
            builder.line("", "biases  " + biases.text());
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("inputs", layer.inputs());
            data.put("units", layer.outputs());
            data.put("weights", weights);
            data.put("biases", biases);
            layers.add(data);
        }
        builder.put("layers", layers);
        training(network.history(), builder);
        return builder.done();
    }

    private static void training(TrainingHistory history, Inspection.Builder builder) {
        if (history.epochs().isEmpty()) {
            return;
        }
        TrainingHistory.Epoch kept = history.epochs().get(Math.max(0, history.keptEpoch() - 1));
        builder.line(
                "Training",
                Numbers.counted(history.epochs().size(), "epoch") + ", weights of epoch " + history.keptEpoch());
        String validation = kept.validationLoss().isPresent()
                ? ", validation loss " + TreeView.number(kept.validationLoss().getAsDouble())
                : "";
        builder.line("", "training loss " + TreeView.number(kept.trainLoss()) + validation)
                .put("epochs", history.epochs().size())
                .put("keptEpoch", history.keptEpoch())
                .put("trainingLoss", kept.trainLoss());
        kept.validationLoss().ifPresent(loss -> builder.put("validationLoss", loss));
    }

    /** Mean, standard deviation and range of some numbers. */
    private record Spread(double mean, double deviation, double least, double most) {
        static Spread of(float[] values) {
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (float value : values) {
                sum += value;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            double mean = sum / values.length;
            double squares = 0;
            for (float value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Spread(mean, Math.sqrt(squares / values.length), least, most);
        }

        String text() {
            return Numbers.fixed(mean, 3) + " ± " + Numbers.fixed(deviation, 3) + ", " + Numbers.fixed(least, 3) + " … "
                    + Numbers.fixed(most, 3);
        }
    }
}
