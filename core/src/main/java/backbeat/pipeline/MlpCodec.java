package backbeat.pipeline;

import backbeat.kernel.Kernels;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.TrainingHistory;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Multilayer perceptron: the layers from the input on, 4 bytes a weight, then the training history. */
final class MlpCodec implements LearnerCodec<Mlp> {
    private static final int EPOCH_BYTES = 3 * Double.BYTES;

    @Override
    public String tag() {
        return "MLPN";
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public Class<Mlp> type() {
        return Mlp.class;
    }

    @Override
    public void write(Mlp model, SectionWriter out) throws IOException {
        out.i32(model.layers().size());
        for (Layer layer : model.layers()) {
            out.i32(layer.outputs());
            out.floats(layer.weightsToArray());
            out.floats(layer.biasToArray());
        }
        TrainingHistory history = model.history();
        out.i32(history.epochs().size());
        for (TrainingHistory.Epoch epoch : history.epochs()) {
            out.f64(epoch.learningRate());
            out.f64(epoch.trainLoss());
            out.f64(epoch.validationLoss().orElse(Double.NaN));
        }
        out.i32(history.bestEpoch());
        out.i32(history.keptEpoch());
    }

    @Override
    public Mlp read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException {
        int count = in.count("layers", 3 * Integer.BYTES);
        List<Layer> layers = new ArrayList<>(count);
        int inputs = schema.oneHotWidth();
        for (int l = 0; l < count; l++) {
            int outputs = in.i32("units of layer " + l, 1, Integer.MAX_VALUE);
            float[] weights = in.floats("weights of layer " + l);
            float[] bias = in.floats("biases of layer " + l);
            layers.add(new Layer(inputs, outputs, weights, bias));
            inputs = outputs;
        }
        return new Mlp(schema, layers, readHistory(in), kernels);
    }

    private static TrainingHistory readHistory(SectionReader in) throws IOException {
        int count = in.count("epochs", EPOCH_BYTES);
        List<TrainingHistory.Epoch> epochs = new ArrayList<>(count);
        for (int e = 1; e <= count; e++) {
            double rate = in.f64("learning rate");
            double train = in.anyF64("training loss");
            epochs.add(new TrainingHistory.Epoch(e, rate, train, in.optionalF64("validation loss")));
        }
        int best = in.i32("best epoch", 0, count);
        int kept = in.i32("kept epoch", 0, count);
        return new TrainingHistory(epochs, best, kept);
    }
}
