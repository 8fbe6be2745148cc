/**
 * The catalogue of learners: what each is called, which options it has and how they are written, how it is fitted and how
 * its models are kept. Programs that work with any learner, such as a command line or a benchmark, ask here; nothing in the
 * engine below does.
 */
package backbeat.learner;
