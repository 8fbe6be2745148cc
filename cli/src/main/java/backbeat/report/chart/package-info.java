/** Charts as SVG: drawn by JFreeChart, recorded by Batik, colored by the page they stand on (light, dark or printed). */
package backbeat.report.chart;
