// Package figure draws what a brief has to show: the map of incidents, the timeline, charts, the
// scale of likelihood; and says each of them in words.
//
// In come a brief's incidents and series; out go drawings on any draw.Canvas, the same for desk,
// slide and page, and text alternatives made from the same numbers.
package figure
