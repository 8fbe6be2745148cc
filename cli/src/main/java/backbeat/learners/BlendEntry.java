package backbeat.learners;

import backbeat.catalogue.Catalogue;
import backbeat.catalogue.Found;
import backbeat.catalogue.Search;
import backbeat.catalogue.StudyLearner;
import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.BlendedClassifier.Member;
import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.explanation.SampledReasons;
import backbeat.inspection.Inspection;
import backbeat.inspection.TreeView;
import backbeat.learner.BlendOptions;
import backbeat.learner.Learner;
import backbeat.model.BinaryClassifier;
import backbeat.onnx.BlendGraph;
import backbeat.onnx.GraphWriter;
import backbeat.pipeline.Pipeline;
import backbeat.search.BlendExperiment;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The blend: what it can do, its members do. */
final class BlendEntry implements StudyLearner<BlendOptions, BlendedClassifier> {
    private final Catalogue catalogue;

    BlendEntry(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Learner<BlendOptions, BlendedClassifier> learner() {
        return catalogue.learners().blend();
    }

    @Override
    public Found search(Search search) {
        return Found.of(new BlendExperiment(learner())
                .run(search.earlier(), search.tables().validationLabels()));
    }

    @Override
    public GraphWriter<BlendedClassifier> graph() {
        return new BlendGraph(catalogue::graph);
    }

    @Override
    public Reasons explain(BlendedClassifier model, Question question) {
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> members = new ArrayList<>();
        lines.add("The mean of what its members say after Platt's calibration:");
        for (Member member : model.members()) {
            String key = catalogue.of(member.classifier()).key();
            double own = member.classifier().probabilities(question.row())[0];
            double calibrated = member.scaling().apply(own);
            lines.add(String.format(Locale.ROOT, "  %-10s %.3f, calibrated %.3f", key, own, calibrated));
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("learner", key);
            data.put("probability", own);
            data.put("calibrated", calibrated);
            members.add(data);
        }
        return SampledReasons.of(model, question).with(lines, Map.of("members", members));
    }

    @Override
    public Inspection inspect(BlendedClassifier model, Pipeline pipeline) {
        Inspection.Builder builder = new Inspection.Builder();
        builder.line("Blend", "the mean of " + model.members().size() + " models, each calibrated by Platt's method");
        List<Map<String, Object>> members = new ArrayList<>();
        for (Member member : model.members()) {
            String key = catalogue.of(member.classifier()).key();
            builder.line("", "");
            builder.line(
                    "Member",
                    key + ", slope " + TreeView.number(member.scaling().slope()) + ", intercept "
                            + TreeView.number(member.scaling().intercept()));
            Inspection inside = catalogue.inspect(Pipeline.of(pipeline.preprocessor(), member.classifier()));
            inside.lines().forEach(line -> builder.line(line.head(), line.text()));
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("learner", key);
            data.put("slope", member.scaling().slope());
            data.put("intercept", member.scaling().intercept());
            data.putAll(inside.data());
            members.add(data);
        }
        return builder.put("members", members).done();
    }

    @Override
    public List<FlatTree> trees(BlendedClassifier model) {
        return model.members().stream()
                .flatMap(member -> catalogue.trees(member.classifier()).stream())
                .toList();
    }

    /** The members that have trees with the first of them alone. */
    @Override
    public BlendedClassifier withTrees(BlendedClassifier model, int count) {
        if (trees(model).isEmpty()) {
            throw new IllegalArgumentException("The blend has no trees to leave out");
        }
        return new BlendedClassifier(model.members().stream()
                .map(member -> new Member(shortened(member.classifier(), count), member.scaling()))
                .toList());
    }

    private BinaryClassifier shortened(BinaryClassifier member, int count) {
        return catalogue.trees(member).isEmpty() ? member : catalogue.withTrees(member, count);
    }
}
