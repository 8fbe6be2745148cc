/** Where rising functions of the engine reach something, to the last bit: what exported models compare with. */
package backbeat.cuts;
