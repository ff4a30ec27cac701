/** A job of fixed size that is divided into pieces. */
package org.modebench.task.division;
