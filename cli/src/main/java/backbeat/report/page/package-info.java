/** Documents of headings, paragraphs, tables and figures, and their two forms, HTML and Markdown. */
package backbeat.report.page;
