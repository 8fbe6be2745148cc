import java.io.OutputStream;
import java.io.PrintStream;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/** One node of H2O, and tables in it that rapids knows by name. */
class H2oTables {
    /** Starts the node, and says where to print: what H2O prints goes nowhere. */
    static PrintStream start() {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        H2O.main(new String[] {"-disable_web", "-name", "findings" + System.nanoTime(), "-ip", "127.0.0.1", "-log_level", "FATAL"});
        H2O.waitForCloudSize(1, 60_000);
        return out;
    }

    static void put(String name, String[] columns, double[]... values) {
        Vec[] vectors = new Vec[values.length];
        for (int i = 0; i < values.length; i++) {
            vectors[i] = Vec.makeVec(values[i], Vec.newKey());
        }
        DKV.put(new Frame(Key.<Frame>make(name), columns, vectors));
    }
}
