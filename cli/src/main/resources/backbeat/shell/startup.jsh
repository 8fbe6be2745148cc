import backbeat.evaluation.*;
import backbeat.forest.*;
import backbeat.logistic.*;
import backbeat.mlp.*;
import backbeat.model.*;
import backbeat.neighbors.*;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.*;
import backbeat.shell.SmallSongs;
import backbeat.table.*;
import backbeat.tree.*;
import java.util.*;
import java.util.stream.*;
import org.ejml.data.*;

Table train = SmallSongs.train().table();
Labels trainLabels = SmallSongs.train().labels();
Table test = SmallSongs.test().table();
Labels testLabels = SmallSongs.test().labels();

double round(double value) { return Math.round(1e6 * value) / 1e6; }
