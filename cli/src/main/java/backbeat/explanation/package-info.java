/**
 * Why a model answers as it does for one row: the columns' parts, which add up to the answer, and what the model went by. Each
 * learner's entry in the catalogue chooses from here. Knows models, and rows that were prepared; no study and no catalogue.
 */
package backbeat.explanation;
