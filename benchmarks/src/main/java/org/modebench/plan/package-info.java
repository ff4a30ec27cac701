/** From arguments to cases and their order: what will be measured. */
package org.modebench.plan;
