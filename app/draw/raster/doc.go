// Package raster draws on images: windows, pictures, and what the tests look at.
//
// Shapes are filled by summing signed areas, as font renderers do, so a frame of a map costs its
// edges and not its pixels. Glyphs are masks from a cache. A warm frame makes no garbage.
package raster
