/** A program of threads that compute and one that answers, as CPython would run it. */
package org.modebench.interpreter;
