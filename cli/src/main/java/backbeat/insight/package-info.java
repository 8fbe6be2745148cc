/** Looks into fitted models: importance, dependence, groups, surprising rows, one row explained. */
package backbeat.insight;
