/** What each command prints: findings as tables. */
package org.modebench.analysis.documents;
