package backbeat.explore;

import backbeat.explore.Plane.Points;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.text.Numbers;
import java.util.List;

/** Neighbors, a forest and a network on the same 200 points; the steps are epochs of the network. */
final class BoundaryDemo implements Exploration.Demonstration {
    private static final int HIDDEN = 32;
    private static final int[] EPOCHS = {1, 3, 10, 30, 100, 300, 1000};

    private final Points train = Plane.points(200, 5);
    private final Points test = Plane.points(2000, 6);
    private final BinaryClassifier neighbors =
            new KnnTrainer(KnnOptions.defaults().withK(7), Workers.sequential()).fit(train.table(), train.labels());
    private final BinaryClassifier forest = new RandomForestTrainer(
                    ForestOptions.defaults().withTrees(100), Workers.sequential())
            .fit(train.table(), train.labels());

    @Override
    public int steps() {
        return EPOCHS.length;
    }

    private Mlp network(int epochs) {
        MlpOptions options = MlpOptions.defaults()
                .withHidden(HIDDEN)
                .withEpochs(epochs)
                .withBatchSize(25)
                .withLearningRate(0.01);
        return new MlpTrainer(options, Workers.sequential()).fit(train.table(), train.labels());
    }

    @Override
    public Scene scene(int step) {
        int epochs = EPOCHS[step - 1];
        Mlp network = network(epochs);
        Drawing drawing =
                new Drawing(960, 350, "Three learners on the same points, the network after " + epochs + " epochs");
        panel(drawing, 20, neighbors, "7 nearest neighbors");
        panel(drawing, 335, forest, "forest of 100 trees");
        panel(drawing, 650, network, HIDDEN + " hidden units, epoch " + epochs);
        double loss = network.history().epochs().get(epochs - 1).trainLoss();
        return new Scene(
                drawing.toString(),
                List.of(
                        "Epochs of the network: " + epochs + ", loss on the training rows " + Numbers.fixed(loss, 4),
                        line("7 neighbors ", neighbors),
                        line("100 trees   ", forest),
                        line("network     ", network)));
    }

    private void panel(Drawing drawing, double left, BinaryClassifier model, String title) {
        Plane plane = new Plane(left, 28, 290);
        plane.surface(drawing, model);
        plane.points(drawing, train);
        plane.frame(drawing, title);
    }

    private String line(String name, BinaryClassifier model) {
        return name + " right on training rows " + Numbers.percent(TreeDemo.accuracy(model, train))
                + ", on 2,000 new ones " + Numbers.percent(TreeDemo.accuracy(model, test));
    }
}
