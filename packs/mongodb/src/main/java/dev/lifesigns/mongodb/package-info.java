/** Checks of MongoDB, over the application's {@code MongoClient} or over a client of the check's own. */
@NullMarked
package dev.lifesigns.mongodb;

import org.jspecify.annotations.NullMarked;
