/** async-profiler on the fork and on every process that it uses; flame graphs and shares. */
package org.modebench.profile;
