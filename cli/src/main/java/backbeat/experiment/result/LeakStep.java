package backbeat.experiment.result;

import java.util.Map;

/**
 * One step of the leak staircase: what test rows share with training rows under a protocol, and what models score there.
 *
 * @param protocol     the protocol's name
 * @param train        training rows
 * @param test         test rows
 * @param sharedTrack  share of test rows whose track is also in training
 * @param sharedSong   share of test rows whose song is also in training
 * @param sharedArtist share of test rows whose artist is also in training
 * @param models       metrics by model and name
 */
public record LeakStep(
        String protocol,
        int train,
        int test,
        double sharedTrack,
        double sharedSong,
        double sharedArtist,
        Map<String, Map<String, Interval>> models) {}
