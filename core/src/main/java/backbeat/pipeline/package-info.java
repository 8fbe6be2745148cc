/**
 * Models that leave the process: a {@link backbeat.pipeline.Pipeline} answers for raw rows, and a
 * {@link backbeat.pipeline.ModelFile} keeps it, bit for bit. The only package that knows every learner.
 */
package backbeat.pipeline;
