/**
 * What reads text that somebody else wrote, under Jazzer.
 *
 * <p>In the ordinary build each fuzz test replays its inputs, which lie beside it under {@code resources} as readable
 * files: seeds, and what was found once. With {@code JAZZER_FUZZ=1} it looks for more.
 */
package dev.lifesigns.fuzz;
