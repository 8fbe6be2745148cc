/**
 * What a study found, as records that its JSON files hold and its report reads. Knows the metrics of the engine and nothing
 * that computes them here.
 */
package backbeat.result;
