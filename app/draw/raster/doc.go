// Package raster implements draw.Canvas on images, for windows, picture files and tests. Begin with
// canvas.go.
//
// Shapes are filled by summing signed areas, as font renderers do, so a frame of a map costs its
// edges and not its pixels. Glyphs are masks from a cache. A warm frame makes no garbage.
package raster
