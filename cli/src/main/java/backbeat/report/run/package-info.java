/** What the report is made from: the files of a finished run. */
package backbeat.report.run;
