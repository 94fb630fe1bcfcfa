/** Clusters of Elasticsearch and OpenSearch that have all of their data. */
@NullMarked
package dev.lifesigns.checks.elasticsearch;

import org.jspecify.annotations.NullMarked;
