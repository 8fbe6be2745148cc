#!/usr/bin/env bash
# Mahout 0.13.0 (mahout-mr), SpearmanCorrelationSimilarity, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the rank correlation of two users is scipy's over the items that both have rated, however many these are.
# Seen: it is, up to 1290 items without ties. From 1291 on the cube of their number does not fit an int: 1.50 for .50, 7.61 for .51 with 2,000, -141.75 with 5,000. The
#   correlation by values is right.
# Why it matters: the users with most ratings are everybody's nearest neighbors, or nobody's, and a small table that it is tried out on does not show it. Take
#   PearsonCorrelationSimilarity over ranks.
. "$(dirname "$0")/lib.sh"

maven org.apache.mahout:mahout-mr:0.13.0
java_program << 'JAVA'
import java.util.Random;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.impl.similarity.PearsonCorrelationSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.SpearmanCorrelationSimilarity;
import org.apache.mahout.cf.taste.model.PreferenceArray;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (int items : new int[] {100, 1290, 1291, 2000, 5000}) {
            Random random = new Random(1);
            double[][] ratings = new double[2][items];
            for (int i = 0; i < items; i++) {
                double taste = random.nextGaussian();
                ratings[0][i] = taste + random.nextGaussian();
                ratings[1][i] = taste + random.nextGaussian();
            }
            tell(items + " items, no ties", ratings);
        }
        Random random = new Random(1);
        double[][] stars = new double[2][200];
        for (int i = 0; i < 200; i++) {
            stars[0][i] = 1 + random.nextInt(5);
            stars[1][i] = 4;
        }
        tell("200 items, stars and always 4", stars);
    }

    static void tell(String what, double[][] ratings) throws Exception {
        FastByIDMap<PreferenceArray> users = new FastByIDMap<>();
        StringBuilder line = new StringBuilder();
        for (int user = 0; user < 2; user++) {
            GenericUserPreferenceArray array = new GenericUserPreferenceArray(ratings[user].length);
            for (int i = 0; i < ratings[user].length; i++) {
                array.setUserID(i, user);
                array.setItemID(i, i);
                array.setValue(i, (float) ratings[user][i]);
                line.append(' ').append((float) ratings[user][i]);
            }
            users.put(user, array);
        }
        GenericDataModel model = new GenericDataModel(users);
        System.out.printf("%s|%.4f|%.4f|%s%n", what, new SpearmanCorrelationSimilarity(model).userSimilarity(0, 1), new PearsonCorrelationSimilarity(model).userSimilarity(0, 1), line.toString().trim());
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import warnings
from scipy.stats import pearsonr, spearmanr

warnings.simplefilter("ignore")
for line in open("first"):
    what, spearman, pearson, numbers = line.rstrip("\n").split("|")
    numbers = [float(v) for v in numbers.split()]
    half = len(numbers) // 2
    print("%s: %s in Mahout, %.4f in scipy (by values %s and %.4f)" % (what, spearman, spearmanr(numbers[:half], numbers[half:])[0], pearson, pearsonr(numbers[:half], numbers[half:])[0]))
PYTHON

seen << 'SEEN'
100 items, no ties: 0.5656 in Mahout, 0.5656 in scipy (by values 0.6055 and 0.6055)
1290 items, no ties: 0.4990 in Mahout, 0.4990 in scipy (by values 0.5294 and 0.5294)
1291 items, no ties: 1.5032 in Mahout, 0.4988 in scipy (by values 0.5293 and 0.5293)
2000 items, no ties: 7.6130 in Mahout, 0.5123 in scipy (by values 0.5359 and 0.5359)
5000 items, no ties: -141.7464 in Mahout, 0.4907 in scipy (by values 0.5050 and 0.5050)
200 items, stars and always 4: -0.1065 in Mahout, nan in scipy (by values NaN and nan)
SEEN
