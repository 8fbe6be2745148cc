/**
 * What the command line knows of each learner beyond the engine's catalogue: how a study searches for its options, its form
 * in ONNX, what there is to see in its models and to say of one answer. Knows no learner by name; those are in
 * {@link backbeat.learners}.
 */
package backbeat.catalogue;
