/** Tables as text: what they say, before and after a format lays them out. */
package org.modebench.analysis.sheets;
