package backbeat.catalogue;

import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.inspection.Inspection;
import backbeat.learner.Learners;
import backbeat.model.BinaryClassifier;
import backbeat.onnx.GraphWriter;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlWriter;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every learner of the command line, in the order of tables. Immutable. */
public final class Catalogue {
    private final Learners learners;
    private final List<StudyLearner<?, ?>> single;
    private final Function<Catalogue, StudyLearner<?, ?>> blending;
    private final List<StudyLearner<?, ?>> all;

    /**
     * @param learners the engine's catalogue
     * @param single   an entry for each of its learners but the blend, in its order
     * @param blending makes the entry of the blend, which asks this catalogue for its members
     * @throws IllegalArgumentException if the entries are not those of {@code learners}
     */
    public Catalogue(
            Learners learners, List<StudyLearner<?, ?>> single, Function<Catalogue, StudyLearner<?, ?>> blending) {
        this.learners = learners;
        this.single = List.copyOf(single);
        this.blending = blending;
        this.all = new ArrayList<>(single);
        all.add(blending.apply(this));
        List<String> keys = all.stream().map(StudyLearner::key).toList();
        List<String> expected =
                learners.all().stream().map(learner -> learner.key()).toList();
        if (!keys.equals(expected)) {
            throw new IllegalArgumentException("The learners are " + expected + ", the entries for them " + keys);
        }
    }

    /** This catalogue with one more learner, before the blend. */
    public Catalogue with(StudyLearner<?, ?> entry) {
        List<StudyLearner<?, ?>> more = new ArrayList<>(single);
        more.add(entry);
        return new Catalogue(learners.with(entry.learner()), more, blending);
    }

    /** What the engine knows of the learners. */
    public Learners learners() {
        return learners;
    }

    public List<StudyLearner<?, ?>> all() {
        return List.copyOf(all);
    }

    /** The keys of all learners. */
    public List<String> keys() {
        return all.stream().map(StudyLearner::key).toList();
    }

    /** @throws IllegalArgumentException if there is none; the message names those that there are */
    public StudyLearner<?, ?> named(String key) {
        learners.named(key); // complains
        return all.stream().filter(entry -> entry.key().equals(key)).findFirst().orElseThrow();
    }

    /**
     * The entry that models of this kind come from.
     *
     * @throws IllegalArgumentException if there is none
     */
    public StudyLearner<?, ?> of(BinaryClassifier model) {
        return named(learners.of(model).key());
    }

    /** What there is to see in a pipeline's model. */
    public Inspection inspect(Pipeline pipeline) {
        return inspect(of(pipeline.classifier()), pipeline);
    }

    private static <M extends BinaryClassifier> Inspection inspect(StudyLearner<?, M> entry, Pipeline pipeline) {
        return entry.inspect(entry.learner().type().cast(pipeline.classifier()), pipeline);
    }

    /** Why a model answers as it does for one row. */
    public Reasons explain(BinaryClassifier model, Question question) {
        return explain(of(model), model, question);
    }

    private static <M extends BinaryClassifier> Reasons explain(
            StudyLearner<?, M> entry, BinaryClassifier model, Question question) {
        return entry.explain(entry.learner().type().cast(model), question);
    }

    /** How a model becomes part of an ONNX graph. */
    public GraphWriter<BinaryClassifier> graph(BinaryClassifier model) {
        return graph(of(model));
    }

    private static <M extends BinaryClassifier> GraphWriter<BinaryClassifier> graph(StudyLearner<?, M> entry) {
        return GraphWriter.cast(entry.learner().type(), entry.graph());
    }

    /** How a model becomes a PMML document's. */
    public PmmlWriter<BinaryClassifier> pmml(BinaryClassifier model) {
        return pmml(of(model));
    }

    private static <M extends BinaryClassifier> PmmlWriter<BinaryClassifier> pmml(StudyLearner<?, M> entry) {
        PmmlWriter<M> writer = entry.pmml();
        return (model, inputs) -> writer.write(entry.learner().type().cast(model), inputs);
    }

    /** The trees that a model is made of; none where it is made of something else. */
    public List<FlatTree> trees(BinaryClassifier model) {
        return trees(of(model), model);
    }

    private static <M extends BinaryClassifier> List<FlatTree> trees(StudyLearner<?, M> entry, BinaryClassifier model) {
        return entry.trees(entry.learner().type().cast(model));
    }

    /**
     * The model made of the first trees alone.
     *
     * @throws IllegalArgumentException if it has no trees, or fewer
     */
    public BinaryClassifier withTrees(BinaryClassifier model, int count) {
        return withTrees(of(model), model, count);
    }

    private static <M extends BinaryClassifier> M withTrees(
            StudyLearner<?, M> entry, BinaryClassifier model, int count) {
        return entry.withTrees(entry.learner().type().cast(model), count);
    }
}
