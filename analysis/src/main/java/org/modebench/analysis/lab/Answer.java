package org.modebench.analysis.lab;

/**
 * The answer to a question of the sheet.
 *
 * @param brief in a few words, with the figure
 * @param full with the reason, as far as the data bear it out
 */
record Answer(String question, String brief, String full) {}
