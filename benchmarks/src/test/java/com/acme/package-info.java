/** Classes as users have them: they know nothing of this project. */
package com.acme;
