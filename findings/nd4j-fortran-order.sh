#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (Maven), a matrix of NumPy saved in Fortran order (a row of the list the project began with).
# Guess: it is read right, or refused.
# Seen: the shape is right, the numbers are scrambled: the header's fortran_order is not looked at, by either of its readers.
# Why it matters: pandas' .values and a transposed matrix are saved this way without anybody asking for it; every column of
#   the model's input then holds other columns' values. Save with numpy.ascontiguousarray.
. "$(dirname "$0")/lib.sh"

/usr/bin/python3 - "$work" << 'PYTHON' || unavailable "Debian's Python lacks NumPy"
import sys, numpy
matrix = numpy.array([[1, 2, 3], [4, 5, 6]], dtype=numpy.float32)
numpy.save(sys.argv[1] + "/c.npy", matrix)
numpy.save(sys.argv[1] + "/f.npy", numpy.asfortranarray(matrix))
PYTHON
maven org.nd4j:nd4j-native:1.0.0-M2.1 org.nd4j:nd4j-native:1.0.0-M2.1:linux-x86_64
java_program << 'JAVA'
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.linalg.factory.Nd4j;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String order : new String[] {"c", "f"}) {
            System.out.println(order + ".npy, createFromNpyFile: " + Nd4j.createFromNpyFile(new File(order + ".npy")).toString().replaceAll("\\s+", ""));
            System.out.println(order + ".npy, createNpyFromByteArray: "
                    + Nd4j.createNpyFromByteArray(Files.readAllBytes(Path.of(order + ".npy"))).toString().replaceAll("\\s+", ""));
        }
    }
}
JAVA

seen << 'SEEN'
c.npy, createFromNpyFile: [[1.0000,2.0000,3.0000],[4.0000,5.0000,6.0000]]
c.npy, createNpyFromByteArray: [[1.0000,2.0000,3.0000],[4.0000,5.0000,6.0000]]
f.npy, createFromNpyFile: [[1.0000,4.0000,2.0000],[5.0000,3.0000,6.0000]]
f.npy, createNpyFromByteArray: [[1.0000,4.0000,2.0000],[5.0000,3.0000,6.0000]]
SEEN
