/** Looks into fitted models: importance, dependence, groups, surprising rows, the answers for one row explained. */
package backbeat.insight;
