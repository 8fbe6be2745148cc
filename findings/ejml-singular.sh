#!/usr/bin/env bash
# EJML 0.44.0, CommonOps_DDRM.solve and invert of a singular matrix.
# Guess: both return false, as their documentation says of a singular matrix.
# Seen: both return true and fill the answer with infinities; SimpleMatrix alone notices, with an exception.
# Why it matters: a least-squares or Newton step (logistic regression with a doubled column) goes on with infinite weights
#   when the returned flag is all that is checked. Check the result for finite values, or go through SimpleMatrix.
. "$(dirname "$0")/lib.sh"

maven org.ejml:ejml-ddense:0.44.0 org.ejml:ejml-simple:0.44.0
java_program << 'JAVA'
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;

class Trial {
    public static void main(String[] arguments) {
        DMatrixRMaj singular = new DMatrixRMaj(2, 2, true, 1, 2, 2, 4);
        DMatrixRMaj solution = new DMatrixRMaj(2, 1);
        DMatrixRMaj inverse = new DMatrixRMaj(2, 2);
        System.out.println("solve " + CommonOps_DDRM.solve(singular, new DMatrixRMaj(2, 1, true, 1, 1), solution) + " "
                + Arrays.toString(solution.data));
        System.out.println("invert " + CommonOps_DDRM.invert(singular, inverse) + " " + Arrays.toString(inverse.data));
        try {
            System.out.println(new SimpleMatrix(new double[][] {{1, 2}, {2, 4}}).invert());
        } catch (SingularMatrixException e) {
            System.out.println("SimpleMatrix: " + e.getMessage());
        }
    }
}
JAVA

seen << 'SEEN'
solve true [-Infinity, Infinity]
invert true [Infinity, -Infinity, -Infinity, Infinity]
SimpleMatrix: Solution contains uncountable numbers
SEEN
