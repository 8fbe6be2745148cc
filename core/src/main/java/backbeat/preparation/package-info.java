/**
 * From rows to tables: cleaning, splitting without leaks, and preprocessing fitted on training rows, in one go
 * ({@link backbeat.preparation.PreparedData}) or step by step.
 */
package backbeat.preparation;
