package org.modebench.analysis.report;

/** Whom a report is for. */
public enum ReportKind {
  /** Somebody who has to choose a mode. */
  CHOICE,
  /** Somebody who does the concurrency lab: its nine tasks in order. */
  LAB
}
