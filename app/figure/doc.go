// Package figure draws the figures of a brief (map of incidents, timeline, charts, scale of likelihood) and
// describes each in words.
//
// In come a brief's incidents and series; out go drawings on any draw.Canvas, the same for desk, slide and
// page, and text alternatives made from the same numbers.
//
// Begin with incidentmap.go, timeline.go or chart.go. cluster.go joins incidents into the map's symbols, of
// the sizes and shapes of symbol.go; legend.go explains them; style.go has the sizes of each medium; words.go
// has the text alternatives.
package figure
