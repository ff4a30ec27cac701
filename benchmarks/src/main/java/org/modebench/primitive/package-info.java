/** What concurrency is made of, one thing at a time: threads, processes, futures, hand-overs. */
package org.modebench.primitive;
