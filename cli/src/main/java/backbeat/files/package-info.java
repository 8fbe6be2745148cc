/**
 * How results reach the disk: JSON with rounded numbers, NumPy arrays, and folders that are complete or not there. Knows no
 * model and no study.
 */
package backbeat.files;
