/** Pipelines as ONNX graphs that take raw rows. */
package backbeat.onnx;
