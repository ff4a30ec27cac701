package org.modebench.push;

import org.HdrHistogram.Histogram;

/**
 * What was seen.
 *
 * @param delivered events, over all subscribers
 * @param lost events that subscribers have missed, over all of them
 * @param requests that were sent
 * @param bytes both ways on their connections, headers and frames included
 * @param ages of the events when they were delivered, in nanoseconds
 */
public record Seen(long delivered, long lost, long requests, long bytes, Histogram ages) {}
