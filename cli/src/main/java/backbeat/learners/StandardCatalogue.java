package backbeat.learners;

import backbeat.catalogue.Catalogue;
import backbeat.learner.Learners;
import java.util.List;

/** The list of the learners. */
public final class StandardCatalogue {
    private static final Catalogue STANDARD = new Catalogue(
            Learners.standard(),
            List.of(
                    new MajorityEntry(),
                    new LogisticEntry(),
                    new NeighborsEntry(),
                    new ForestEntry(),
                    new NetworkEntry()),
            BlendEntry::new);

    private StandardCatalogue() {}

    /** Every learner of this program. */
    public static Catalogue get() {
        return STANDARD;
    }
}
