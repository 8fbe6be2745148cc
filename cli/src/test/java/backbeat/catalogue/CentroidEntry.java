package backbeat.catalogue;

import backbeat.learner.Learner;
import backbeat.learners.StandardCatalogue;

/** The throw-away learner in the command line's catalogue: everything else it has by default. */
public final class CentroidEntry implements StudyLearner<CentroidLearner.Options, NearestCentroid> {
    private static final CentroidLearner LEARNER = new CentroidLearner();

    /** The catalogue of the program with the throw-away learner. */
    public static Catalogue added() {
        return StandardCatalogue.get().with(new CentroidEntry());
    }

    @Override
    public Learner<CentroidLearner.Options, NearestCentroid> learner() {
        return LEARNER;
    }
}
