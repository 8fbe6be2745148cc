/** The report's chapters, each from the records of a run; a chapter whose part of the study was not done is left out. */
package backbeat.report.section;
