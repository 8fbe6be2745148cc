/** Two runs side by side. */
package backbeat.report.compare;
