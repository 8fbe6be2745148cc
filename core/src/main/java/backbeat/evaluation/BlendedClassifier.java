package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * A model of models: the mean of its members' probabilities, each calibrated by Platt's method ({@link Blend}). Immutable;
 * as large and as slow as its members together.
 */
public final class BlendedClassifier implements BinaryClassifier {
    private final List<Member> members;

    /**
     * One of the models.
     *
     * @param classifier the model
     * @param scaling    how its probabilities are calibrated
     */
    public record Member(BinaryClassifier classifier, PlattScaling scaling) {
        public Member {
            Objects.requireNonNull(classifier, "classifier");
            Objects.requireNonNull(scaling, "scaling");
        }

        /** Calibrated probabilities. */
        public double[] probabilities(Table table, Workers workers) {
            return probabilities(table, workers, new IdentityHashMap<>());
        }

        private double[] probabilities(Table table, Workers workers, IdentityHashMap<BinaryClassifier, double[]> said) {
            return scaling.apply(classifier.probabilities(table, workers, said));
        }
    }

    /** @throws IllegalArgumentException if there is no member, or they were fitted on other columns */
    public BlendedClassifier(List<Member> members) {
        this.members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A blend needs at least one model");
        }
        for (Member member : members) {
            if (!member.classifier().schema().equals(schema())) {
                throw new IllegalArgumentException("The models of a blend were fitted on different columns");
            }
        }
    }

    /** The models, in the order in which they are added up. */
    public List<Member> members() {
        return members;
    }

    /** {@inheritDoc} That of its members. */
    @Override
    public BlendedClassifier compile(Workers workers) {
        return new BlendedClassifier(members.stream()
                .map(member -> new Member(member.classifier().compile(workers), member.scaling()))
                .toList());
    }

    @Override
    public Schema schema() {
        return members.get(0).classifier().schema();
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema(), table, out);
        System.arraycopy(average(table, workers, new IdentityHashMap<>()), 0, out, 0, table.rows());
    }

    /** {@inheritDoc} Of members that have answered already nothing is asked. */
    @Override
    public double[] probabilities(Table table, Workers workers, IdentityHashMap<BinaryClassifier, double[]> said) {
        double[] own = said.get(this);
        if (own == null) {
            own = average(table, workers, said);
            said.put(this, own);
        }
        return own;
    }

    private double[] average(Table table, Workers workers, IdentityHashMap<BinaryClassifier, double[]> said) {
        List<double[]> all = new ArrayList<>(members.size());
        for (Member member : members) {
            all.add(member.probabilities(table, workers, said));
        }
        return Blend.average(all);
    }
}
