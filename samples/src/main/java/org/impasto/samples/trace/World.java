package org.impasto.samples.trace;

import java.util.List;

/**
 * Everything that a picture shows.
 *
 * @param shapes the triangles
 * @param sky the light from far away
 * @param water the surface of the plane y = 0, or null where there is none
 * @param lamps small lights
 * @param haze share of light lost per meter of air
 */
public record World(Mesh shapes, Sky sky, Surface water, List<Lamp> lamps, double haze) {}
