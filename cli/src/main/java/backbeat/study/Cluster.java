package backbeat.study;

import backbeat.model.Progress;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Machines that work through the parts of a search: settings to try, rows to answer for. Parts do not depend on each other, and
 * what they come to not on who works, how often or in which order.
 */
public interface Cluster {
    /**
     * What is done with a part, on one thread of any machine: it may use what it is given and nothing else.
     *
     * @param <P> what a part is
     * @param <R> what it comes to
     */
    interface Work<P extends Serializable, R extends Serializable> extends Serializable {
        /** @param progress says when nobody wants the result any more */
        R run(StudyTables tables, P part, Engine alone, Progress progress);
    }

    /**
     * Works through parts.
     *
     * @param tables what all parts need
     * @return what they came to, in their order
     */
    <P extends Serializable, R extends Serializable> List<R> map(StudyTables tables, List<P> parts, Work<P, R> work);

    /**
     * Fits the models of a study on each of several tables, each model of each table a part.
     *
     * @param options its models, none of them a blend, and how much is tried
     * @param seed    of the models of one table together that are searched for
     * @param given   by the learner's key the options of models that are not searched for
     * @return by table, in the order of the options
     */
    List<List<FittedModel>> fit(List<StudyTables> tables, StudyOptions options, long seed, Map<String, Given> given);

    /**
     * What a model is fitted with where nothing is searched.
     *
     * @param options as the learner describes them
     * @param shown   the options for people
     */
    record Given(LinkedHashMap<String, String> options, LinkedHashMap<String, String> shown) implements Serializable {}

    /** How many parts the machines work on side by side. */
    int width();
}
