package org.vmgen.generator.plan;

/**
 * A body of an engine, for those who look into it.
 *
 * @param label its name in the engine
 * @param name of the instruction or combination that it runs
 * @param copy its number among copies that differ in nothing, from 0
 * @param states how many items of cached stacks are in registers before and after, such as {@code
 *     data 0->1}; empty where no stack is cached
 * @param cost by which the loader chooses, in tenths of a dispatch
 * @param place the function or method that it is a part of or is, as the engine's source names it
 * @param number by which a switch of that function finds it
 * @param text its source
 */
public record BodyText(
    String label,
    String name,
    int copy,
    String states,
    int cost,
    String place,
    int number,
    String text) {}
