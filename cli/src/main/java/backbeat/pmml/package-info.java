/** Forests and logistic regressions as PMML 4.4 documents, which take raw rows. */
package backbeat.pmml;
