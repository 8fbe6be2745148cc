package backbeat.published;

/**
 * A way to read the published table: what must hold of a setting.
 *
 * @param learners columns that kNN and forest see
 * @param network  what the network sees, or that it only says no
 * @param label    whether all learners have the same label, and how balanced it is
 * @param fit      whether numbers are standardized and trees unlimited, as the write-up has it or leaves open
 */
record Reading(String learners, String network, String label, String fit) {
    static final String CONSTANT = "only says no";
    static final String STATED = "as it is at the stated threshold";
    static final String BALANCED = "near balance";
    static final String EACH_ITS_OWN = "one for each learner";
    static final String PLAIN = "standardized, unlimited trees";
    static final String OTHER = "raw numbers for kNN or limited trees";
}
