/**
 * The learners of a study: what each tries on training and validation rows before it is fitted, and the blend of them.
 */
package backbeat.search;
