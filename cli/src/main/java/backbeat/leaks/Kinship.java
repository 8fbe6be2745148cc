package backbeat.leaks;

import backbeat.data.Dataset;
import backbeat.data.Relation;
import backbeat.data.Relatives;
import backbeat.parallel.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the rows of a data set are related.
 *
 * @param byRelation the relatives under each relation of the recipe, the farthest first
 */
public record Kinship(Map<Relation, Relatives> byRelation) {
    /** Finds all relatives under {@code relations}. */
    public static Kinship of(Dataset data, List<Relation> relations, Workers workers) {
        List<Relatives> found = workers.map(relations.size(), r -> Relatives.of(data, relations.get(r)));
        Map<Relation, Relatives> byRelation = new LinkedHashMap<>();
        for (int r = 0; r < found.size(); r++) {
            byRelation.put(relations.get(r), found.get(r));
        }
        return new Kinship(byRelation);
    }

    /** Those relations whose relatives a study puts into training. */
    List<Relation> steps() {
        List<Relation> steps = new ArrayList<>(byRelation.keySet());
        steps.removeIf(Relation::counted);
        return steps;
    }
}
