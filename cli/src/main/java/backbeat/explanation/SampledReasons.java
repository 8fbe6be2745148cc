package backbeat.explanation;

import backbeat.evaluation.FeatureGroup;
import backbeat.evaluation.ShapleySampling;
import backbeat.explanation.Reasons.Contribution;
import backbeat.explanation.Reasons.Unit;
import backbeat.model.BinaryClassifier;
import backbeat.preparation.DerivedBlock;
import backbeat.random.NamedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reasons for the answer of any model at all, by asking it about rows between training rows and the one in question. */
public final class SampledReasons {
    /** Orders of the columns; with each its reverse. */
    static final int PAIRS = 100;

    private SampledReasons() {}

    /** The columns' parts in the model's probability. */
    public static Reasons of(BinaryClassifier model, Question question) {
        ShapleySampling sampling =
                new ShapleySampling(PAIRS, NamedStream.EXPLANATION.seed(question.seed()), question.workers());
        ShapleySampling.Parts parts = sampling.of(
                model.compile(question.workers()),
                question.training().table(),
                question.row(),
                FeatureGroup.eachColumn(model.schema(), new DerivedBlock(question.preprocessor())::source));
        List<Contribution> contributions = new ArrayList<>();
        for (ShapleySampling.Share share : parts.shares()) {
            contributions.add(new Contribution(share.group().name(), share.value(), share.reach()));
        }
        return new Reasons(
                "Shapley values by sampling: the columns of " + PAIRS + " training rows become this row's one after the"
                        + " other, in " + 2 * PAIRS + " orders; ± half the 95 % interval of the drawing",
                Unit.PROBABILITY,
                "the mean answer for those training rows",
                parts.base(),
                parts.answer(),
                contributions,
                List.of(),
                Map.of());
    }
}
