package backbeat.learner;

/** What a learner is to a comparison. */
public enum Role {
    /** Looks at no column: what others must beat to have learned anything. */
    CONSTANT,
    /** A simple learner that shows what the others gain. */
    BASELINE,
    /** One of those that a study is about; a blend is made of them. */
    LEARNER,
    /** Is made of others. */
    BLEND
}
