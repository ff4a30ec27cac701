/** Bodies that go through a server to a store, and come back. */
package org.modebench.upload;
