package org.modebench.analysis.table;

import java.util.List;

/**
 * What is said about one subject, such as a run, before a format lays it out.
 *
 * @param facts where and how it was measured, a line each
 * @param legend what the columns mean, a sentence each
 */
public record Document(String title, List<String> facts, List<Sheet> sheets, List<String> legend) {}
