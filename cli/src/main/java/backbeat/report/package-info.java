/**
 * A run as something to read: {@code report.html} and {@code report.md} from the files of an output folder alone, and two
 * runs side by side. {@code section} says what the report says, {@code page} how it is written down, {@code chart} draws.
 */
package backbeat.report;
