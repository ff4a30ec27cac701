package org.modebench.fanout;

/** What a request is answered with. */
public record Page(String event, String place, String menu) {}
